package docket.store.work;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.queue.Tally;
import docket.domain.results.ExistingWork;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.people.People;
import docket.store.tables.Tables;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of projects, one page per shard of the change stream, each with the number of the last
 * change that it counts: a record that comes twice is counted once.
 */
public final class WorkSummaries {
  private static final int ATTEMPTS = 10;
  private static final String SEQUENCE = "seq";

  private final Dynamo dynamo;
  private final JsonBlobs json;
  private final People people;

  public WorkSummaries(Dynamo dynamo, JsonBlobs json, People people) {
    this.dynamo = dynamo;
    this.json = json;
    this.people = people;
  }

  /**
   * The summary as the stream has brought it so far, waiting a moment for it to catch up with the
   * exact counters.
   *
   * @throws Overloaded when it does not: the caller may try again
   */
  public ExistingWork of(OrganizationId organization, ProjectId project) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var tally = people.counters(project);
      var summary = sum(organization, project);
      if (summary.annotations() == tally.annotations() + tally.skipped()) {
        return existing(tally, summary);
      }
      Contention.pause(attempt);
      Contention.pause(attempt);
    }
    throw new Overloaded("the summary of project %s lags".formatted(project));
  }

  private static ExistingWork existing(Tally tally, WorkSummary summary) {
    return new ExistingWork(
        tally.tasks(),
        summary.annotations(),
        summary.drafts(),
        summary.saved(),
        summary.drafted(),
        Set.of());
  }

  /**
   * The sum of all pages, waiting a moment for the stream to catch up with the exact counters; as
   * far as it has come where that takes longer, or where older data were never counted.
   */
  public WorkSummary settled(OrganizationId organization, ProjectId project) {
    var summary = WorkSummary.EMPTY;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var tally = people.counters(project);
      summary = sum(organization, project);
      if (summary.annotations() == tally.annotations() + tally.skipped()
          && summary.predictions() == tally.predictions()
          && summary.columns().tasks() == tally.tasks()) {
        return summary;
      }
      Contention.pause(attempt);
      Contention.pause(attempt);
    }
    return summary;
  }

  /** The sum of all pages, as far as the stream has brought them. */
  public WorkSummary sum(OrganizationId organization, ProjectId project) {
    return dynamo.queryAll(Range.of(Tables.CORE, partition(project)).startingWith("sum#")).stream()
        .filter(item -> item.number("o") == organization.value())
        .map(item -> WorkSummary.ofJson(json.read(item)))
        .reduce(WorkSummary.EMPTY, WorkSummary::plus);
  }

  /** The number of the last change that a page counts; 0 for none. */
  public long applied(ProjectId project, String shard) {
    var page = dynamo.get(Tables.CORE, key(project, shard));
    return page == null ? 0 : page.number(SEQUENCE);
  }

  /** Counts changes up to {@code sequence} in; false when the page counts them already. */
  public boolean apply(
      OrganizationId organization,
      ProjectId project,
      String shard,
      long sequence,
      WorkSummary added,
      WorkSummary taken) {
    var page = dynamo.get(Tables.CORE, key(project, shard));
    long counted = page == null ? 0 : page.number(SEQUENCE);
    if (counted >= sequence) {
      return false;
    }
    var next = of(page).plus(added).minus(taken);
    var item = Item.at(key(project, shard)).set("o", organization.value()).set(SEQUENCE, sequence);
    json.write(item, "c/" + project + "/", next.toJson());
    var put = Change.put(Tables.CORE, item.build());
    var guarded = page == null ? put.ifAbsent() : put.ifEquals(SEQUENCE, counted);
    if (dynamo.write(guarded) instanceof Commit.Done) {
      return true;
    }
    throw new Overloaded("two readers of shard " + shard);
  }

  private WorkSummary of(@Nullable Item page) {
    Json stored = page == null ? Json.NULL : json.read(page);
    return WorkSummary.ofJson(stored);
  }

  private static String partition(ProjectId project) {
    return "P#" + project;
  }

  private static Key key(ProjectId project, String shard) {
    return new Key(partition(project), "sum#" + shard);
  }
}
