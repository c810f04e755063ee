package docket.store.queue;

import docket.store.dynamo.Chance;
import docket.store.queue.Tried.NotForThem;
import docket.store.queue.Tried.Overtaken;
import docket.store.queue.Tried.Reserved;
import docket.store.queue.Tried.Taken;
import docket.store.tasks.OpenTasks.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through proposals of the index until one of them is reserved for a person. */
final class Tries {
  /** No bound on the proposals that others had taken. */
  static final int ALL = Integer.MAX_VALUE;

  private static final int SPREAD = 24;

  private final Reserving reserving;
  private final Claims claims;
  private final boolean trusting;
  private final long readAt;
  private boolean lost;
  private boolean crowded;
  private boolean overtaken;
  private boolean metOthers;

  /**
   * @param trusting whether what this process knows to be full is passed over, though the index
   *     shows it
   * @param readAt when the first proposals were read, by {@link System#nanoTime}
   */
  Tries(Reserving reserving, Claims claims, boolean trusting, long readAt) {
    this.reserving = reserving;
    this.claims = claims;
    this.trusting = trusting;
    this.readAt = readAt;
  }

  /** Whether another request of the same person was faster. */
  boolean isLost() {
    return lost;
  }

  /** Whether others had taken any of all proposals. */
  boolean isCrowded() {
    return crowded;
  }

  /** Whether neighbours were at all that was left of some proposals. */
  boolean isOvertaken() {
    return overtaken;
  }

  /** What neighbours are at does not matter: there are other proposals. */
  void passBy() {
    overtaken = false;
  }

  /** Whether others had taken any of the last proposals, or were at them. */
  boolean hasMetOthers() {
    return metOthers;
  }

  /** Like {@link #first}, beginning anywhere: for where a crowd is known to be. */
  @Nullable Reserved any(List<Entry> proposals, int most) {
    return from(begin(proposals), proposals, most, true);
  }

  /**
   * Takes the first that can be had. What the person did themselves a moment ago, and the index
   * still shows, does not disturb the order.
   *
   * @param most so many that others had taken are enough
   * @param apart whether to go on anywhere in the batch after one that others had taken, so that
   *     racers part
   */
  @Nullable Reserved first(List<Entry> proposals, int most, boolean apart) {
    return from(0, proposals, most, apart);
  }

  private @Nullable Reserved from(int begin, List<Entry> proposals, int most, boolean apart) {
    var left = new ArrayList<>(proposals);
    int at = begin;
    int taken = 0;
    metOthers = false;
    while (!left.isEmpty() && !lost && taken < most) {
      int claimed = claims.claim(left, at, readAt, trusting);
      if (claimed == Claims.NONE) {
        overtaken = true;
        metOthers = true;
        return null;
      }
      switch (attempt(left.remove(claimed))) {
        case Reserved reserved -> {
          return reserved;
        }
        case Taken _ -> {
          taken++;
          crowded = true;
          metOthers = true;
          at = apart ? begin(left) : at;
        }
        case NotForThem _ -> {}
        case Overtaken _ -> lost = true;
      }
      at = Math.min(at, Math.max(0, left.size() - 1));
    }
    return null;
  }

  private static int begin(List<Entry> left) {
    return left.isEmpty() ? 0 : Chance.below(Math.min(left.size(), SPREAD));
  }

  private Tried attempt(Entry proposal) {
    Tried tried = new NotForThem();
    try {
      tried = reserving.attempt(proposal.task());
      return tried;
    } finally {
      boolean full =
          switch (tried) {
            case Reserved(var task, var _, var _) -> reserving.isFull(task);
            case Taken(var isFull) -> isFull;
            case NotForThem _, Overtaken _ -> false;
          };
      if (full) {
        claims.full(proposal);
      } else {
        claims.release(proposal);
      }
    }
  }
}
