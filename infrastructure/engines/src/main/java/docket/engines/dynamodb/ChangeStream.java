package docket.engines.dynamodb;

import java.time.Duration;
import java.util.List;

/**
 * The changes of all tables that have a stream, in the order of their commits. A write that changes
 * nothing leaves no record.
 */
public interface ChangeStream {
  /** The first records after {@code sequence}, 0 for the beginning. */
  List<ChangeRecord> after(long sequence, int limit);

  /** Waits until there is a record after {@code sequence}; false if there was none in time. */
  boolean awaitAfter(long sequence, Duration timeout) throws InterruptedException;

  /** The sequence number of the latest record, 0 if there never was one. */
  long latest();

  /** How far the consumer says it has come; 0 if it never said. */
  long checkpoint(String consumer);

  /** Remembers durably that the consumer is done with all records up to {@code sequence}. */
  void saveCheckpoint(String consumer, long sequence);

  /** Removes what every consumer with a checkpoint is done with, and answers how many records. */
  int trim();
}
