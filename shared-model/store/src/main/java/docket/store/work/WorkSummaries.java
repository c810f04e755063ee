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
import docket.store.dynamo.StreamPosition;
import docket.store.dynamo.StreamShard;
import docket.store.people.People;
import docket.store.tables.Tables;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of projects, one page per shard of the change stream, each with the number of the last
 * change that it counts: a record that comes twice is counted once.
 */
public final class WorkSummaries {
  private static final int ATTEMPTS = 10;
  private static final String SEQUENCE = "seq";
  private static final String PAGE = "sum#";
  private static final String BASE = "base";
  private static final String FOLDED = "fn";
  private static final int MOST_FOLDED = 50;

  private final Dynamo dynamo;
  private final JsonBlobs json;
  private final People people;
  private final Clock clock;

  public WorkSummaries(Dynamo dynamo, JsonBlobs json, People people, Clock clock) {
    this.dynamo = dynamo;
    this.json = json;
    this.people = people;
    this.clock = clock;
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
    return dynamo.queryAll(Range.of(Tables.CORE, partition(project)).startingWith(PAGE)).stream()
        .filter(item -> item.number("o") == organization.value())
        .map(item -> WorkSummary.ofJson(json.read(item)))
        .reduce(WorkSummary.EMPTY, WorkSummary::plus);
  }

  /** The number of the last change that a page counts; 0 for none. */
  public BigInteger applied(ProjectId project, String shard) {
    var page = dynamo.get(Tables.CORE, key(project, shard));
    return page == null ? BigInteger.ZERO : page.bigNumber(SEQUENCE);
  }

  /** Counts changes up to {@code position} in; false when the page counts them already. */
  public boolean apply(
      OrganizationId organization,
      ProjectId project,
      StreamPosition position,
      WorkSummary added,
      WorkSummary taken) {
    var key = key(project, position.shard());
    var page = dynamo.get(Tables.CORE, key);
    var counted = page == null ? BigInteger.ZERO : page.bigNumber(SEQUENCE);
    if (counted.compareTo(position.sequence()) >= 0) {
      return false;
    }
    var next = of(page).plus(added).minus(taken);
    var item = Item.at(key).set("o", organization.value()).set(SEQUENCE, position.sequence());
    json.write(item, "c/" + project + "/", next.toJson());
    var put = Change.put(Tables.CORE, item.build());
    var guarded = page == null ? put.ifAbsent() : put.ifEquals(SEQUENCE, counted);
    if (dynamo.write(guarded) instanceof Commit.Done) {
      if (page == null) {
        fold(organization, project);
      }
      return true;
    }
    throw new Overloaded("two readers of shard " + position.shard());
  }

  /**
   * Adds pages of shards that ended long ago to the one of no shard, now that a new shard has
   * begun: their number stays as it is, however long the project lives.
   */
  private void fold(OrganizationId organization, ProjectId project) {
    var over =
        dynamo.queryAll(Range.of(Tables.CORE, partition(project)).startingWith(PAGE)).stream()
            .filter(page -> StreamShard.isOver(shardOf(page), clock.instant()))
            .limit(MOST_FOLDED)
            .toList();
    if (over.isEmpty()) {
      return;
    }
    var base = dynamo.get(Tables.CORE, key(project, BASE));
    var sum = over.stream().map(this::of).reduce(of(base), WorkSummary::plus);
    long folded = base == null ? 0 : base.number(FOLDED);
    var item = Item.at(key(project, BASE)).set("o", organization.value()).set(FOLDED, folded + 1);
    json.write(item, "c/" + project + "/", sum.toJson());
    var put = Change.put(Tables.CORE, item.build());
    var changes = new ArrayList<Change>();
    changes.add(base == null ? put.ifAbsent() : put.ifEquals(FOLDED, folded));
    over.forEach(page ->
        changes.add(
            Change.delete(Tables.CORE, page.key()).ifEquals(SEQUENCE, page.bigNumber(SEQUENCE))));
    dynamo.transact(changes); // where another reader was faster, it has folded them
  }

  private static String shardOf(Item page) {
    return page.key().sk().substring(PAGE.length());
  }

  private WorkSummary of(@Nullable Item page) {
    Json stored = page == null ? Json.NULL : json.read(page);
    return WorkSummary.ofJson(stored);
  }

  private static String partition(ProjectId project) {
    return "P#" + project;
  }

  private static Key key(ProjectId project, String shard) {
    return new Key(partition(project), PAGE + shard);
  }
}
