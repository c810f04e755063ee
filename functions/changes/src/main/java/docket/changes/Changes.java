package docket.changes;

import jakarta.inject.Singleton;
import java.util.List;

/** Hands every batch of changes to every consumer. */
@Singleton
public final class Changes {
  private final List<ChangeConsumer> consumers;

  Changes(List<ChangeConsumer> consumers) {
    this.consumers = consumers;
  }

  /** Takes a batch of one shard; returns when all consumers are done with it. */
  public void accept(List<StoredChange> batch) {
    consumers.forEach(consumer -> consumer.accept(batch));
  }
}
