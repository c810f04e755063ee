package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Collects entries until the limit, or 1 MB measured before the filter, is reached. */
final class Page {
  private static final long MAX_BYTES = 1 << 20;

  private final @Nullable Condition filter;
  private final int limit;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private Map<String, AttributeValue> last = Map.of();
  private int scanned;
  private long bytes;
  private boolean full;

  Page(@Nullable Condition filter, int limit) {
    this.filter = filter;
    this.limit = limit;
  }

  /** Takes an entry and answers whether it wants more. */
  boolean add(Map<String, AttributeValue> entry) {
    bytes += ItemSize.of(entry);
    scanned++;
    last = entry;
    if (filter == null || filter.holdsFor(entry)) items.add(entry);
    full = scanned >= limit || bytes >= MAX_BYTES;
    return !full;
  }

  List<Map<String, AttributeValue>> items() {
    return items;
  }

  int scanned() {
    return scanned;
  }

  long bytes() {
    return bytes;
  }

  /**
   * The entry after which the next page begins; empty if the entries ran out before the page was
   * full.
   */
  Map<String, AttributeValue> last() {
    return full ? last : Map.of();
  }
}
