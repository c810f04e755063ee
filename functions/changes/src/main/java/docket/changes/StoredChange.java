package docket.changes;

import docket.store.dynamo.Item;
import docket.store.dynamo.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item, as a stream tells it.
 *
 * @param position where in the table's stream it stands
 * @param before null for a new item
 * @param after null for a deleted one
 */
public record StoredChange(
    String table, StreamPosition position, @Nullable Item before, @Nullable Item after) {}
