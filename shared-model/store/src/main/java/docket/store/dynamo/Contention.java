package docket.store.dynamo;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Tries a call again, with full jitter, while the store says that it is busy. */
public final class Contention {
  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_NANOS = 4_000_000;

  <T> T retry(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (ProvisionedThroughputExceededException
          | RequestLimitExceededException
          | ThrottlingException
          | TransactionConflictException
          | TransactionInProgressException busy) {
        if (attempt == ATTEMPTS) {
          throw new Overloaded(busy);
        }
        pause(attempt);
      }
    }
  }

  /**
   * Waits a random time that grows with the attempts (1, 2, …): racing writers must not meet again.
   */
  public static void pause(int attempt) {
    long most = FIRST_PAUSE_NANOS << Math.min(attempt, ATTEMPTS);
    LockSupport.parkNanos(Chance.below(most) + 1);
  }
}
