package docket.store.access;

import docket.domain.access.Step;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a history as it is stored.
 *
 * @param by whose doing it was; null where nobody knows
 * @param reason in words; null where the step was asked for
 */
public record HistoryRow(
    UUID id, Step step, @Nullable UserId by, @Nullable String reason, Instant at) {
  /** Who it is about; null where it is about nobody, or an address only. */
  public @Nullable UserId user() {
    return step.context().get("user_id") instanceof Json.Int(var id) ? new UserId(id) : null;
  }
}
