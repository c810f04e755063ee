package docket.engines.dynamodb;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** One kind of failure and when it strikes: always, unless narrowed down. */
public final class Fault {
  /** When in a call it strikes. */
  enum Moment {
    BEFORE,
    ENTRY,
    AFTER
  }

  private final Moment moment;
  private final Consumer<Operation> effect;
  private Set<Operation> operations = EnumSet.allOf(Operation.class);
  private @Nullable String table;
  private double probability = 1;
  private final AtomicInteger toSkip = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private Fault(Moment moment, Consumer<Operation> effect) {
    this.moment = moment;
    this.effect = effect;
  }

  /** Too many requests; nothing is done. */
  public static Fault throttle() {
    return throwing(
        Moment.BEFORE,
        operation ->
            operation.isTransaction()
                ? Refusals.cancelled(
                    java.util.List.of(
                        Refusals.reason(
                            "ThrottlingError",
                            "Throughput exceeds the current capacity of your table or index.")))
                : Refusals.of(
                    ProvisionedThroughputExceededException.builder(),
                    "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."));
  }

  /** Another transaction is at work on the item; nothing is done. */
  public static Fault conflict() {
    return throwing(
        Moment.BEFORE,
        operation ->
            operation.isTransaction()
                ? Refusals.cancelled(
                    java.util.List.of(
                        Refusals.reason(
                            "TransactionConflict", "Transaction is ongoing for the item")))
                : Refusals.of(
                    TransactionConflictException.builder(), "Transaction is ongoing for the item"));
  }

  public static Fault internalError() {
    return throwing(Moment.BEFORE, operation -> Refusals.internalError());
  }

  /** The request is lost on its way; nothing is done. */
  public static Fault timeoutBefore() {
    return throwing(Moment.BEFORE, operation -> timeout());
  }

  /** The answer is lost on its way; all is done. */
  public static Fault timeoutAfter() {
    return throwing(Moment.AFTER, operation -> timeout());
  }

  /** An entry of a batch comes back unprocessed; counted by entries, not by calls. */
  public static Fault unprocessed() {
    return new Fault(Moment.ENTRY, operation -> {});
  }

  /** Runs {@code hook} before the call does anything; what it throws, the caller gets. */
  public static Fault before(Runnable hook) {
    return new Fault(Moment.BEFORE, operation -> hook.run());
  }

  /** Runs {@code hook} when the call's effect is durable; what it throws, the caller gets. */
  public static Fault after(Runnable hook) {
    return new Fault(Moment.AFTER, operation -> hook.run());
  }

  public Fault on(Operation first, Operation... others) {
    operations = EnumSet.of(first, others);
    return this;
  }

  public Fault table(String name) {
    table = name;
    return this;
  }

  public Fault times(int count) {
    left.set(count);
    return this;
  }

  /** Lets the first {@code count} calls that fit pass. */
  public Fault skipping(int count) {
    toSkip.set(count);
    return this;
  }

  public Fault withProbability(double chance) {
    probability = chance;
    return this;
  }

  boolean strikes(Moment now, Operation operation, Collection<String> tables) {
    boolean fits =
        moment == now
            && operations.contains(operation)
            && (table == null || tables.contains(table));
    if (!fits || toSkip.getAndUpdate(count -> Math.max(0, count - 1)) > 0) return false;
    if (probability < 1 && ThreadLocalRandom.current().nextDouble() >= probability) return false;
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  void run(Operation operation) {
    effect.accept(operation);
  }

  private static Fault throwing(Moment moment, Function<Operation, RuntimeException> failure) {
    return new Fault(
        moment,
        operation -> {
          throw failure.apply(operation);
        });
  }

  private static SdkClientException timeout() {
    return SdkClientException.create("Unable to execute HTTP request: Read timed out");
  }
}
