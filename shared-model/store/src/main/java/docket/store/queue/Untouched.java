package docket.store.queue;

import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.OpenKey;
import docket.domain.queue.QueueRules;
import docket.domain.queue.QueueRules.Sampling;
import docket.store.queue.Session.Means;
import docket.store.queue.Tried.Reserved;
import docket.store.tasks.OpenTasks.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stage of the untouched tasks: in the project's order, or where other processes were faster,
 * from a place further on; see {@link Detours}.
 */
final class Untouched {
  private final Means means;
  private final Project project;
  private final QueueRules rules;
  private final UserId user;
  private final Tries tries;
  private final long readAt;
  private final boolean mayJump;
  private final long detour;

  /**
   * @param thorough whether every proposal is looked at
   * @param readAt when the index was read, by {@link System#nanoTime}
   */
  Untouched(Means means, Project project, UserId user, Tries tries, boolean thorough, long readAt) {
    this.means = means;
    this.project = project;
    this.rules = project.queueRules();
    this.user = user;
    this.tries = tries;
    this.readAt = readAt;
    this.mayJump = !thorough && rules.sampling() != Sampling.UNIFORM;
    this.detour = mayJump ? means.detours().from(project.id(), readAt) : Detours.HEAD;
  }

  /** Whether this process begins elsewhere at present, because there is a crowd at the head. */
  boolean isOnDetour() {
    return detour != Detours.HEAD;
  }

  /** From where the process was last. Reservations that have ended are found only at the head. */
  @Nullable Reserved onDetour(Head head, List<Entry> expired) {
    var ended = expired.stream().filter(entry -> entry.answeredBy().isEmpty()).toList();
    var reserved = tries.first(ended, 1, true);
    return reserved != null || tries.isLost() ? reserved : behind(detour, head);
  }

  /**
   * From the head.
   *
   * @param proposals in the project's order
   */
  @Nullable Reserved fromHead(Head head, List<Entry> proposals) {
    var reserved = elsewhere(head, proposals);
    if (reserved == null && !tries.isLost()) {
      reserved = tries.first(proposals, Tries.ALL, true);
    }
    if (reserved == null && !tries.isLost() && tries.isOvertaken() && !proposals.isEmpty()) {
      tries.passBy();
      var beyond = means.candidates().beyond(project.id(), user, proposals.getLast());
      reserved = tries.first(beyond, Tries.ALL, true);
    }
    return reserved;
  }

  /** The first in order or behind a random place; null where all have to be gone through. */
  private @Nullable Reserved elsewhere(Head head, List<Entry> proposals) {
    var first =
        proposals.stream().filter(entry -> !entry.key().startsWith(OpenKey.RESERVED)).findFirst();
    if (!mayJump || first.isEmpty()) {
      return null;
    }
    var reserved = isOnDetour() ? null : tries.first(proposals, Detours.MOST_TAKEN, false);
    for (int jump = 0; jump < Detours.MOST_JUMPS; jump++) {
      if (reserved != null || tries.isLost() || !tries.hasMetOthers()) {
        break;
      }
      reserved = behind(means.detours().jump(project.id(), first.get().task(), readAt), head);
    }
    return reserved;
  }

  private @Nullable Reserved behind(long id, Head head) {
    var there = means.candidates().from(project.id(), user, rules, head, id);
    if (there.isEmpty()) {
      means.detours().end(project.id());
    }
    var reserved = tries.first(there, Detours.MOST_TAKEN, false);
    if (reserved != null) {
      means.detours().found(project.id(), reserved.task().id());
    }
    return reserved;
  }
}
