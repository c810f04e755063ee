package docket.store.tasks;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.annotations.Prediction;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hangs on tasks: annotations, drafts and predictions. */
public final class Answers {
  private final Dynamo dynamo;
  private final JsonBlobs results;

  public Answers(Dynamo dynamo, JsonBlobs results) {
    this.dynamo = dynamo;
    this.results = results;
  }

  /** Everything that hangs on one task, each kind in id order. */
  public record Children(
      List<Prediction> predictions, List<Draft> drafts, List<Annotation> annotations) {
    public static final Children NONE = new Children(List.of(), List.of(), List.of());

    public List<Draft> draftsOf(UserId user) {
      return drafts.stream().filter(draft -> draft.user().equals(user)).toList();
    }
  }

  public Children of(OrganizationId organization, TaskId task) {
    return children(query(organization, task, TaskKeys.childrenOf(task)));
  }

  /** Predictions and drafts only: what serving a task needs. */
  public Children beforeAnnotations(OrganizationId organization, TaskId task) {
    var range =
        Range.of(Tables.CORE, TaskKeys.block(task.block()))
            .between(TaskKeys.predictionsOf(task), TaskKeys.draftsOf(task) + '\uffff');
    return children(
        dynamo.queryAll(range).stream()
            .filter(i -> i.number("o") == organization.value())
            .toList());
  }

  /** Children of all tasks of a block: one walk of a part of the partition. */
  public Map<TaskId, Children> ofBlock(OrganizationId organization, long block) {
    return within(
        organization,
        Range.of(Tables.CORE, TaskKeys.block(block)).startingWith(TaskKeys.allChildren()));
  }

  /** Children of all tasks from one to another of the same block, both included: one query. */
  public Map<TaskId, Children> between(OrganizationId organization, TaskId first, TaskId last) {
    return within(
        organization,
        Range.of(Tables.CORE, TaskKeys.block(first.block()))
            .between(TaskKeys.childrenOf(first), TaskKeys.childrenOf(last) + '\uffff'));
  }

  private Map<TaskId, Children> within(OrganizationId organization, Range range) {
    var perTask = new HashMap<TaskId, List<Item>>();
    for (var item : dynamo.queryAll(range)) {
      if (item.number("o") == organization.value()) {
        perTask.computeIfAbsent(AnnotationItem.taskOf(item), _ -> new ArrayList<>()).add(item);
      }
    }
    var children = new HashMap<TaskId, Children>();
    perTask.forEach((task, items) -> children.put(task, children(items)));
    return children;
  }

  public List<Annotation> annotations(OrganizationId organization, TaskId task) {
    return query(organization, task, TaskKeys.annotationsOf(task)).stream()
        .map(this::annotation)
        .toList();
  }

  public List<Draft> drafts(OrganizationId organization, TaskId task) {
    return query(organization, task, TaskKeys.draftsOf(task)).stream().map(this::draft).toList();
  }

  public List<Prediction> predictions(OrganizationId organization, TaskId task) {
    return query(organization, task, TaskKeys.predictionsOf(task)).stream()
        .map(this::prediction)
        .toList();
  }

  public Optional<Annotation> annotation(OrganizationId organization, long id) {
    var task = TaskId.ofChild(id);
    return get(
            organization,
            dynamo.get(Tables.CORE, TaskKeys.annotation(task, TaskId.childNumber(id))))
        .map(this::annotation);
  }

  public Optional<Draft> draft(OrganizationId organization, long id) {
    var task = TaskId.ofChild(id);
    return get(organization, dynamo.get(Tables.CORE, TaskKeys.draft(task, TaskId.childNumber(id))))
        .map(this::draft);
  }

  public Optional<Prediction> prediction(OrganizationId organization, long id) {
    var task = TaskId.ofChild(id);
    return get(
            organization,
            dynamo.get(Tables.CORE, TaskKeys.prediction(task, TaskId.childNumber(id))))
        .map(this::prediction);
  }

  /**
   * A new annotation; refused where its number is taken, which is how a repeated submit is seen.
   */
  public Change create(OrganizationId organization, Annotation annotation) {
    return Change.put(Tables.CORE, AnnotationItem.of(annotation, organization, results)).ifAbsent();
  }

  /** An annotation as changed; refused where it has gone or was changed since. */
  public Change replace(OrganizationId organization, Annotation before, Annotation after) {
    return Change.put(Tables.CORE, AnnotationItem.of(after, organization, results))
        .ifEquals("ua", before.updatedAt());
  }

  public Change delete(Annotation annotation) {
    return Change.delete(Tables.CORE, TaskKeys.annotation(annotation.task(), annotation.ordinal()))
        .ifPresent();
  }

  /** A new draft; refused where its number is taken. */
  public Change create(OrganizationId organization, Draft draft) {
    return Change.put(Tables.CORE, DraftItem.of(draft, organization, results)).ifAbsent();
  }

  public Change replace(OrganizationId organization, Draft draft) {
    return Change.put(Tables.CORE, DraftItem.of(draft, organization, results)).ifPresent();
  }

  public Change delete(Draft draft) {
    return Change.delete(Tables.CORE, TaskKeys.draft(draft.task(), draft.ordinal()));
  }

  public Change create(OrganizationId organization, Prediction prediction) {
    return Change.put(Tables.CORE, PredictionItem.of(prediction, organization, results)).ifAbsent();
  }

  public Change replace(OrganizationId organization, Prediction prediction) {
    return Change.put(Tables.CORE, PredictionItem.of(prediction, organization, results))
        .ifPresent();
  }

  public Change delete(Prediction prediction) {
    return Change.delete(Tables.CORE, TaskKeys.prediction(prediction.task(), prediction.ordinal()))
        .ifPresent();
  }

  /**
   * Keeps a client's own {@code unique_id} from being used twice in a project; part of the submit's
   * transaction.
   */
  public Change claim(OrganizationId organization, ProjectId project, String uniqueId) {
    var hash = JsonBlobs.sha256(uniqueId.getBytes(StandardCharsets.UTF_8));
    return Change.put(
            Tables.CORE,
            Item.at(TaskKeys.uniqueId(project, hash)).set("o", organization.value()).build())
        .ifAbsent();
  }

  public Commit commit(Change change) {
    return dynamo.write(change);
  }

  public Commit commit(List<Change> changes) {
    return dynamo.transact(changes);
  }

  private List<Item> query(OrganizationId organization, TaskId task, String prefix) {
    return dynamo
        .queryAll(Range.of(Tables.CORE, TaskKeys.block(task.block())).startingWith(prefix))
        .stream()
        .filter(item -> item.number("o") == organization.value())
        .toList();
  }

  private static Optional<Item> get(OrganizationId organization, @Nullable Item item) {
    return Optional.ofNullable(item).filter(found -> found.number("o") == organization.value());
  }

  private Children children(List<Item> items) {
    var predictions = new ArrayList<Prediction>();
    var drafts = new ArrayList<Draft>();
    var annotations = new ArrayList<Annotation>();
    for (var item : items) {
      var sk = item.key().sk();
      if (TaskKeys.isPrediction(sk)) {
        predictions.add(prediction(item));
      } else if (TaskKeys.isDraft(sk)) {
        drafts.add(draft(item));
      } else if (TaskKeys.isAnnotation(sk)) {
        annotations.add(annotation(item));
      }
    }
    return new Children(predictions, drafts, annotations);
  }

  private Annotation annotation(Item item) {
    return AnnotationItem.toAnnotation(item, results);
  }

  private Draft draft(Item item) {
    return DraftItem.toDraft(item, results);
  }

  private Prediction prediction(Item item) {
    return PredictionItem.toPrediction(item, results);
  }
}
