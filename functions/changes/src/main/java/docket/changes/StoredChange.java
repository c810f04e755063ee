package docket.changes;

import docket.store.dynamo.Item;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item, as a stream tells it.
 *
 * @param shard which stream shard it came by; numbers ascend within one
 * @param before null for a new item
 * @param after null for a deleted one
 */
public record StoredChange(
    String table, String shard, long sequence, @Nullable Item before, @Nullable Item after) {}
