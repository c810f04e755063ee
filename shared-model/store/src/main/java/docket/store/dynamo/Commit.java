package docket.store.dynamo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a conditional write. Throttling and time-outs are no answer; they are thrown, for
 * the retry policy to see.
 */
public sealed interface Commit {
  /** All changes are stored. */
  record Done() implements Commit {}

  /**
   * Nothing is stored, since a condition failed.
   *
   * @param failed positions of the changes whose condition failed, in the order of the changes
   * @param found the item that stood there instead, per position of {@code failed}; null where
   *     there was none
   */
  record Refused(List<Integer> failed, List<@Nullable Item> found) implements Commit {
    public boolean failedAt(int position) {
      return failed.contains(position);
    }

    public @Nullable Item foundAt(int position) {
      int index = failed.indexOf(position);
      return index < 0 ? null : found.get(index);
    }
  }

  /** Nothing is stored, since another write was under way on the same item. Decide again. */
  record Collided() implements Commit {}
}
