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
}
