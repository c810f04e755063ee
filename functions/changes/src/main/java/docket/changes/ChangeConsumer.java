package docket.changes;

import java.util.List;

/**
 * Derives something from changes. The same changes may come again, in the same order; what they did
 * must not be done twice.
 */
public interface ChangeConsumer {
  /** Takes a batch of one shard, in order. What it throws brings the whole batch back. */
  void accept(List<StoredChange> changes);
}
