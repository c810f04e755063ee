package docket.changes;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.results.LabelSummary;
import docket.store.dynamo.Item;
import docket.store.dynamo.StreamPosition;
import docket.store.projects.Projects;
import docket.store.tables.Tables;
import docket.store.tasks.TaskImages;
import docket.store.work.WorkSummaries;
import docket.store.work.WorkSummary;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the summaries of projects: which controls and labels their annotations and drafts use,
 * which columns their tasks have, which model versions their predictions come from.
 */
@Singleton
final class SummarizeWork implements ChangeConsumer {
  private final WorkSummaries summaries;
  private final TaskImages images;
  private final Projects projects;

  SummarizeWork(WorkSummaries summaries, TaskImages images, Projects projects) {
    this.summaries = summaries;
    this.images = images;
    this.projects = projects;
  }

  private record Subject(OrganizationId organization, ProjectId project) {}

  private static final class Delta {
    private WorkSummary added = WorkSummary.EMPTY;
    private WorkSummary taken = WorkSummary.EMPTY;
    private BigInteger last = BigInteger.ZERO;
  }

  @Override
  public void accept(List<StoredChange> changes) {
    var perProject = new LinkedHashMap<Subject, Delta>();
    var counted = new LinkedHashMap<ProjectId, BigInteger>();
    for (var change : changes) {
      if (!change.table().endsWith(Tables.CORE)) {
        continue;
      }
      note(change, perProject, counted);
    }
    perProject.forEach((subject, delta) -> {
      if (projects.findRecent(subject.organization(), subject.project()).isPresent()) {
        summaries.apply(
            subject.organization(),
            subject.project(),
            new StreamPosition(changes.getFirst().position().shard(), delta.last),
            delta.added,
            delta.taken);
      }
    });
  }

  private void note(
      StoredChange change,
      LinkedHashMap<Subject, Delta> deltas,
      LinkedHashMap<ProjectId, BigInteger> counted) {
    if (isBesideColumns(change)) {
      return;
    }
    var added = summary(change.after());
    var taken = summary(change.before());
    if (added == null && taken == null) {
      return;
    }
    var image = change.after() == null ? change.before() : change.after();
    if (image == null) {
      return;
    }
    var project = new ProjectId(image.number("p"));
    var applied =
        counted.computeIfAbsent(project, p -> summaries.applied(p, change.position().shard()));
    if (applied.compareTo(change.position().sequence()) >= 0) {
      return;
    }
    var delta =
        deltas.computeIfAbsent(
            new Subject(TaskImages.organization(image), project), _ -> new Delta());
    delta.added = added == null ? delta.added : delta.added.plus(added);
    delta.taken = taken == null ? delta.taken : delta.taken.plus(taken);
    delta.last = change.position().sequence();
  }

  private static boolean isBesideColumns(StoredChange change) {
    var before = change.before();
    var after = change.after();
    return before != null && after != null && TaskImages.isBesideColumns(before, after);
  }

  private @Nullable WorkSummary summary(@Nullable Item image) {
    if (image == null) {
      return null;
    }
    return images
        .annotation(image)
        .map(annotation -> WorkSummary.ofAnnotation(labels(annotation.result())))
        .or(() -> images.draft(image).map(draft -> WorkSummary.ofDraft(labels(draft.result()))))
        .or(() -> images.prediction(image).map(p -> WorkSummary.ofPrediction(p.modelVersion())))
        .or(() -> TaskImages.columns(image).map(WorkSummary::ofTask))
        .orElse(null);
  }

  private static LabelSummary labels(Json result) {
    return result instanceof Json.Arr regions ? LabelSummary.of(regions) : LabelSummary.EMPTY;
  }
}
