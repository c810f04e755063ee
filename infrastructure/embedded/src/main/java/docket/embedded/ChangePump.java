package docket.embedded;

import docket.changes.Changes;
import docket.changes.StoredChange;
import docket.engines.dynamodb.ChangeRecord;
import docket.engines.dynamodb.ChangeStream;
import docket.store.dynamo.Item;
import docket.store.dynamo.StreamPosition;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Brings the changes of the tables to their consumers, in order, each batch until it is done: the
 * cloud's stream trigger.
 */
final class ChangePump implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangePump.class);
  private static final String CONSUMER = "changes";
  private static final String SHARD = "0";
  private static final int BATCH = 1_000;
  private static final int BATCHES_BETWEEN_TRIMS = 5;

  /** What comes in the meantime is taken along: consumers sum up a batch before they write. */
  private static final Duration GATHER = Duration.ofMillis(20);

  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(300);

  private final ChangeStream stream;
  private final Changes changes;
  private final Thread thread;
  private volatile boolean stopped;
  private int batches;

  private ChangePump(ChangeStream stream, Changes changes) {
    this.stream = stream;
    this.changes = changes;
    this.thread = Thread.ofPlatform().name("change-pump").unstarted(this::run);
  }

  static ChangePump start(ChangeStream stream, Changes changes) {
    var pump = new ChangePump(stream, changes);
    pump.thread.start();
    return pump;
  }

  private void run() {
    try {
      long at = stream.checkpoint(CONSUMER);
      while (!stopped) {
        if (stream.awaitAfter(at, WAIT)) {
          Thread.sleep(GATHER);
          at = take(at);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private long take(long at) throws InterruptedException {
    var records = stream.after(at, BATCH);
    if (records.isEmpty()) {
      return at;
    }
    try {
      changes.accept(records.stream().map(record -> change(SHARD, record)).toList());
    } catch (RuntimeException
        | Error failed) { // an error ends the cloud's function, not its trigger
      LOG.error("changes after {} will be taken again", at, failed);
      Thread.sleep(AFTER_FAILURE);
      return at;
    }
    long last = records.getLast().sequence();
    stream.saveCheckpoint(CONSUMER, last);
    if (++batches % BATCHES_BETWEEN_TRIMS == 0) {
      stream.trim();
    }
    return last;
  }

  static StoredChange change(String shard, ChangeRecord change) {
    return new StoredChange(
        change.table(),
        new StreamPosition(shard, BigInteger.valueOf(change.sequence())),
        image(change.oldImage()),
        image(change.newImage()));
  }

  private static @Nullable Item image(Map<String, AttributeValue> image) {
    return image.isEmpty() ? null : new Item(image);
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
