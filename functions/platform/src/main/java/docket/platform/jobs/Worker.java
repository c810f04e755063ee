package docket.platform.jobs;

import docket.domain.json.Json;

/**
 * Does one kind of background work, a bounded piece at a time. A message may come twice, late, or
 * after a crash in the middle; doing it again must change nothing that is visible.
 */
public interface Worker {
  /** What the messages for this worker are marked with. */
  String kind();

  /**
   * Does one piece, and sends the next one itself. What it throws brings the message back later.
   */
  void work(Json.Obj message);

  /**
   * Told when a piece has failed as often as it is tried: whoever waits for it has to learn that it
   * will not be done. May come more than once, and after a crash in the middle of the work. Work
   * that nobody waits for needs nothing here: its message stays among the failed ones.
   */
  default void giveUp(Json.Obj message) {}
}
