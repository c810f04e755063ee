package docket.engines.sqs;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What all batch requests have to keep to. */
final class Batch {
  private static final int MAX_ENTRIES = 10;

  private Batch() {}

  static <E> void check(List<E> entries, Function<E, String> id) {
    if (entries.isEmpty()) {
      throw Refusals.of(
          EmptyBatchRequestException.builder(),
          "EmptyBatchRequest",
          "There should be at least one entry in the request.");
    }
    if (entries.size() > MAX_ENTRIES) {
      throw Refusals.of(
          TooManyEntriesInBatchRequestException.builder(),
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    if (new HashSet<>(entries.stream().map(id).toList()).size() < entries.size()) {
      throw Refusals.of(
          BatchEntryIdsNotDistinctException.builder(),
          "BatchEntryIdsNotDistinct",
          "Two or more batch entries have the same Id.");
    }
  }
}
