package docket.store.queue;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.QueueRules;
import docket.store.dynamo.Commit;
import docket.store.people.People;
import docket.store.people.People.Return;
import docket.store.people.People.Returning;
import docket.store.queue.NextTask.Served;
import docket.store.queue.Tried.NotForThem;
import docket.store.queue.Tried.Overtaken;
import docket.store.queue.Tried.Reserved;
import docket.store.queue.Tried.Taken;
import docket.store.tasks.OpenTasks.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One try to serve a person: the stages in order, on one reading of them. */
final class Session {
  private static final int RETURNING = 16;

  private final Means means;
  private final Project project;
  private final OrganizationId organization;
  private final QueueRules rules;
  private final UserId user;
  private final Reserving reserving;
  private final boolean thorough;
  private final Tries tries;
  private final Untouched untouched;
  private final List<String> stages = new ArrayList<>();
  private boolean lost;
  private boolean readOn;

  /**
   * What the sessions of one process share.
   *
   * @param claims what they are taking
   * @param detours where they look while others take what comes first
   */
  record Means(People people, Candidates candidates, Claims claims, Detours detours, Clock clock) {}

  /**
   * @param thorough whether every proposal is looked at; else one looks elsewhere when others were
   *     faster
   */
  Session(Means means, Project project, Reserving reserving, boolean thorough) {
    this.means = means;
    this.project = project;
    this.organization = project.organization();
    this.rules = project.queueRules();
    this.user = reserving.person().user();
    this.reserving = reserving;
    this.thorough = thorough;
    long readAt = System.nanoTime();
    this.tries = new Tries(reserving, means.claims(), !thorough, readAt);
    this.untouched = new Untouched(means, project, user, tries, thorough, readAt);
  }

  /** Whether others were at it: the same person, or neighbours at everything that was read. */
  boolean lostRace() {
    return isLost() || tries.isOvertaken();
  }

  private boolean isLost() {
    return lost || tries.isLost();
  }

  /** Whether so much lies before the next task that the place reached was only noted. */
  boolean hasReadOn() {
    return readOn;
  }

  /** Whether there were proposals, and others had taken them. */
  boolean isCrowded() {
    return tries.isCrowded();
  }

  /** The task that the person holds already. */
  @Nullable Served held() {
    var held = reserving.held();
    if (held != null) {
      stages.add("Task lock");
    }
    return served(held instanceof Reserved reserved ? reserved : null, true);
  }

  @Nullable Served serve() {
    var now = means.clock().instant();
    var cursors = new Cursors(reserving.person().cursors());
    var reserved = proposed(cursors, now);
    if (reserved != null) {
      return served(reserved, true);
    }
    if (!isLost() && cursors.leadFurther()) {
      readOn = means.people().keepCursors(organization, reserving.person()) instanceof Commit.Done;
      lost = !readOn;
    }
    for (var kind : Return.values()) {
      if (reserved == null && !lostRace() && !readOn) {
        reserved = returning(kind);
      }
      if (reserved != null) {
        return served(reserved, kind != Return.POSTPONED);
      }
    }
    return null;
  }

  /** A task that the index proposes: started ones first. */
  private @Nullable Reserved proposed(Cursors cursors, Instant now) {
    var expired = means.candidates().expired(project.id(), now);
    var head = means.candidates().head(project.id());
    int enough = untouched.isOnDetour() ? 1 : Candidates.BATCH;
    var started = Candidates.started(head, user, cursors, expired, enough, now);
    keep(cursors);
    var reserved = started(named(started, "Breadth first queue"));
    if (reserved == null && !isLost() && untouched.isOnDetour()) {
      reserved = untouched.onDetour(head, expired);
      if (reserved != null) {
        stages.add(orderName());
      }
    }
    if (reserved != null || isLost()) {
      return reserved;
    }
    var inOrder = means.candidates().untouched(project.id(), head, user, rules, cursors, expired);
    keep(cursors);
    return untouched.fromHead(head, named(inOrder, orderName()));
  }

  /**
   * In order; in a crowd anywhere, since what comes first is what others take. Where some were lost
   * all the same, the others are mostly not there any more: the index only shows them still.
   */
  private @Nullable Reserved started(List<Entry> proposals) {
    int most = thorough ? Tries.ALL : Detours.MOST_TAKEN;
    return untouched.isOnDetour() ? tries.any(proposals, most) : tries.first(proposals, most, true);
  }

  /** The way so far is stored with the next reservation. */
  private void keep(Cursors cursors) {
    if (cursors.hasMoved()) {
      reserving.keep(cursors.positions());
    }
  }

  private List<Entry> named(List<Entry> proposals, String stage) {
    if (!proposals.isEmpty()) {
      stages.add(stage);
    }
    return proposals;
  }

  private String orderName() {
    if (rules.overlapFirst()) {
      stages.add("Show overlap first");
    }
    return switch (rules.sampling()) {
      case SEQUENTIAL -> "Sequence queue";
      case UNIFORM -> "Uniform random queue";
      case UNCERTAINTY -> "Active learning or random queue";
    };
  }

  private @Nullable Reserved returning(Return kind) {
    for (var returning : means.people().returning(project.id(), user, kind, RETURNING)) {
      switch (reserving.again(returning.task(), kind)) {
        case NotForThem _ -> means.people().noLongerComesBack(project.id(), user, returning);
        case Taken _ -> {}
        case Overtaken _ -> {
          lost = true;
          return null;
        }
        case Reserved reserved -> {
          stages.add(kind == Return.POSTPONED ? "Postponed draft queue" : "Skipped queue");
          moveToEnd(kind, returning);
          return reserved;
        }
      }
    }
    return null;
  }

  private void moveToEnd(Return kind, Returning returning) {
    if (kind == Return.SKIPPED) {
      var last = new Returning(kind, returning.task(), means.clock().instant());
      means.people().store(means.people().comesBack(organization, project.id(), user, last));
    }
    means.people().noLongerComesBack(project.id(), user, returning);
  }

  private @Nullable Served served(@Nullable Reserved reserved, boolean mayPostpone) {
    return reserved == null
        ? null
        : new Served(
            reserved.task(),
            reserved.read(),
            reserved.lock(),
            String.join(" & ", stages),
            mayPostpone);
  }
}
