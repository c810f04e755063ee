package docket.store.dynamo;

import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Read and write units that one request consumed. What runs inside {@link #metered} books on its
 * meter.
 */
public final class Units {
  private static final ScopedValue<Units> CURRENT = ScopedValue.newInstance();

  private final DoubleAdder reads = new DoubleAdder();
  private final DoubleAdder writes = new DoubleAdder();

  /** Runs the work with this meter. */
  public <T> T metered(ScopedValue.CallableOp<T, RuntimeException> work) {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Read request units. */
  public double reads() {
    return reads.sum();
  }

  /** Write request units. */
  public double writes() {
    return writes.sum();
  }

  static void read(@Nullable ConsumedCapacity consumed) {
    var units = Dynamo.units(consumed);
    if (units != null && CURRENT.isBound()) {
      CURRENT.get().reads.add(units);
    }
  }

  static void written(@Nullable ConsumedCapacity consumed) {
    var units = Dynamo.units(consumed);
    if (units != null && CURRENT.isBound()) {
      CURRENT.get().writes.add(units);
    }
  }

  /** A refused condition answers without its price; DynamoDB charges at least one unit. */
  static void refusedWrite() {
    if (CURRENT.isBound()) {
      CURRENT.get().writes.add(1);
    }
  }
}
