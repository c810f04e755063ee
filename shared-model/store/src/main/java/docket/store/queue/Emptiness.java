package docket.store.queue;

import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.OpenKey;
import docket.domain.queue.SkipQueue;
import docket.domain.tasks.Task;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Chance;
import docket.store.people.People;
import docket.store.people.People.Return;
import docket.store.people.Sighting;
import docket.store.queue.NextTask.Empty;
import docket.store.queue.NextTask.Reason;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.OpenTasks.Entry;
import docket.store.tasks.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a person got nothing. {@code finished} is only said when proved: the index has to
 * show as many open tasks as the exact counters know, each of them looked at strongly and none of
 * them open to this person. Since the index lags, an inequality is looked at again before it is
 * believed. Where the person's own open tasks are too many to look at one by one, the index has to
 * show the same ones a minute apart.
 */
final class Emptiness {
  /** When to ask again after an answer that could not be proved. */
  static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(300);
  private static final Duration UNCOUNTED_WAIT = Duration.ofSeconds(60);
  private static final Duration OLDEST_SIGHTING = Duration.ofMinutes(10);
  private static final long[] PAUSES_MILLIS = {0, 150, 400};
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 8;
  private static final int MOST_VERIFIED = 400;

  private final Tasks tasks;
  private final People people;
  private final OpenTasks open;

  Emptiness(Tasks tasks, People people, OpenTasks open) {
    this.tasks = tasks;
    this.people = people;
    this.open = open;
  }

  /**
   * What was found.
   *
   * @param moreWork whether a task turned up that the person may have: the caller tries again
   */
  record Verdict(boolean moreWork, Empty empty) {}

  private record Sweep(List<Entry> entries, boolean complete) {}

  Verdict judge(Project project, UserId user, Instant now) {
    for (long pause : PAUSES_MILLIS) {
      LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
      var counters = people.counters(project.id());
      long openTasks = counters.tasks() - counters.finished();
      var sweep = sweep(project);
      if (!sweep.complete()) {
        return new Verdict(false, new Empty(Reason.ALL_RESERVED, UNCOUNTED_WAIT));
      }
      var verdict =
          openTasks == sweep.entries().size() ? proved(project, user, sweep.entries(), now) : null;
      if (verdict != null) {
        return verdict;
      }
    }
    return new Verdict(false, new Empty(Reason.ALL_RESERVED, SOON));
  }

  private Sweep sweep(Project project) {
    var entries = new ArrayList<Entry>();
    var from = "A";
    for (int page = 0; page < MOST_PAGES; page++) {
      var read = open.between(project.id(), from, "Z", PAGE);
      entries.addAll(read);
      if (read.size() < PAGE) {
        return new Sweep(entries, true);
      }
      from = read.getLast().key() + "~";
    }
    return new Sweep(entries, false);
  }

  /**
   * The verdict on a sweep that agrees with the counters; null when a strong look shows that it was
   * stale.
   */
  private @Nullable Verdict proved(Project project, UserId user, List<Entry> seen, Instant now) {
    if (seen.isEmpty()) {
      return new Verdict(false, new Empty(Reason.FINISHED, null));
    }
    boolean tooMany = seen.size() > MOST_VERIFIED;
    var looked =
        tooMany
            ? seen.stream().filter(e -> !e.isAnsweredBy(user)).limit(MOST_VERIFIED).toList()
            : seen;
    var states = tasks.findAll(project.organization(), looked.stream().map(Entry::task).toList());
    if (states.size() < looked.size() || states.stream().anyMatch(task -> task.state().labeled())) {
      return null;
    }
    var verdict = verdict(project, user, states, seen, now);
    boolean finished = !verdict.moreWork() && verdict.empty().reason() == Reason.FINISHED;
    if (finished && hasSkippedForLater(project, user)) {
      return new Verdict(false, reserved(seen, now));
    }
    return finished && tooMany && !hasStayed(project, user, seen, now)
        ? new Verdict(false, new Empty(Reason.ALL_RESERVED, UNCOUNTED_WAIT))
        : verdict;
  }

  /** Whether a task that the person has skipped comes back to them once its holder lets go. */
  private boolean hasSkippedForLater(Project project, UserId user) {
    return project.skipQueue() == SkipQueue.REQUEUE_FOR_ME
        && !people.returning(project.id(), user, Return.SKIPPED, 1).isEmpty();
  }

  /**
   * Whether the index shows the same tasks as the person's own as it did a minute ago. What it
   * showed long ago proves nothing about now.
   */
  private boolean hasStayed(Project project, UserId user, List<Entry> seen, Instant now) {
    var own = new StringBuilder();
    seen.stream()
        .filter(entry -> entry.isAnsweredBy(user))
        .map(Entry::task)
        .sorted()
        .forEach(task -> own.append(task).append(' '));
    var digest = JsonBlobs.sha256(own.toString().getBytes(StandardCharsets.UTF_8));
    var before = people.sighting(project.id(), user);
    if (before != null
        && before.digest().equals(digest)
        && before.at().plus(OLDEST_SIGHTING).isAfter(now)) {
      return !before.at().plus(UNCOUNTED_WAIT).isAfter(now);
    }
    people.keep(project.organization(), project.id(), user, new Sighting(digest, now));
    return false;
  }

  private static Verdict verdict(
      Project project, UserId user, List<Task> states, List<Entry> seen, Instant now) {
    boolean reserved = false;
    for (var task : states) {
      var state = task.state();
      if (!state.isAnsweredBy(user)) {
        if (state.hasFreeSlotFor(user, project.skipQueue(), now)
            && !state.postponers().contains(user)) {
          return new Verdict(true, new Empty(Reason.ALL_RESERVED, SOON));
        }
        reserved = true;
      }
    }
    return new Verdict(false, reserved ? reserved(seen, now) : new Empty(Reason.FINISHED, null));
  }

  private static Empty reserved(List<Entry> seen, Instant now) {
    var firstEnd =
        seen.stream()
            .map(Entry::key)
            .filter(key -> key.startsWith(OpenKey.RESERVED))
            .map(OpenKey::endOf)
            .filter(end -> end.isAfter(now))
            .min(Instant::compareTo);
    var wait = firstEnd.map(end -> Duration.between(now, end)).orElse(SHORTEST_WAIT);
    var clamped =
        wait.compareTo(SHORTEST_WAIT) < 0
            ? SHORTEST_WAIT
            : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return new Empty(Reason.ALL_RESERVED, clamped.plusSeconds(Chance.below(5)));
  }
}
