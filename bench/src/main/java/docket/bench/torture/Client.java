package docket.bench.torture;

import docket.bench.Reply;
import java.util.random.RandomGenerator;

/** Somebody who does one thing after the other until the product dies. */
interface Client {
  /**
   * One thing; a request that finds the product dead throws.
   *
   * @return false where there was nothing to do
   */
  boolean act(RandomGenerator random);

  /** So that somebody who has nothing to do does not ask a thousand times a second. */
  static void pause(RandomGenerator random) {
    java.util.concurrent.locks.LockSupport.parkNanos(random.nextLong(80_000_000));
  }

  /**
   * Whether a reply says yes. What it says else is fine too if it is a refusal that the given
   * operation may get.
   */
  static boolean isYes(Arena arena, String what, Reply reply) {
    boolean refusal = reply.status() == 404 || reply.status() == 409 || reply.status() == 503;
    if (!reply.isFine() && !refusal) {
      arena.unexpected.add("%s answered %d: %s".formatted(what, reply.status(), reply.text()));
    }
    return reply.isFine();
  }
}
