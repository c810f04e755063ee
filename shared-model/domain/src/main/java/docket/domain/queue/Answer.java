package docket.domain.queue;

import docket.domain.id.UserId;
import java.time.Instant;

/**
 * What the queue needs to know of one annotation.
 *
 * @param skipped the person passed the task over ({@code was_cancelled})
 * @param marked held as correct ({@code ground_truth})
 * @param leadTime seconds
 */
public record Answer(
    UserId author, boolean skipped, boolean marked, double leadTime, Instant createdAt) {
  /** A skip is never ground truth, whatever the flag says. */
  public boolean isGroundTruth() {
    return marked && !skipped;
  }
}
