package docket.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret with up to two living values: the current one, and the previous one, so that putting a
 * new value breaks nothing that the old one still vouches for. Values are read when first asked
 * for, which is after a snapshot was restored, and again every few minutes.
 */
final class RotatingSecret {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration BETWEEN_SURPRISES = Duration.ofSeconds(10);

  private final SecretsManagerClient secrets;
  private final String name;
  private final Clock clock;
  private @Nullable Reading reading;

  /**
   * @param version an id that stays with the value for ever
   */
  record Value(String version, String text) {}

  /**
   * @param values the current one first
   */
  private record Reading(List<Value> values, Instant at) {}

  RotatingSecret(SecretsManagerClient secrets, String name, Clock clock) {
    this.secrets = secrets;
    this.name = name;
    this.clock = clock;
  }

  /** The living values, the current one first. */
  List<Value> values() {
    return read(FRESH);
  }

  /** The living values again, for a caller who met one that is not among them. */
  List<Value> valuesAfterSurprise() {
    return read(BETWEEN_SURPRISES);
  }

  /** Forgets the values, so that none is part of a snapshot. */
  synchronized void forget() {
    reading = null;
  }

  private synchronized List<Value> read(Duration fresh) {
    var now = clock.instant();
    if (reading == null || reading.at().plus(fresh).isBefore(now)) {
      reading = new Reading(fetch(), now);
    }
    return reading.values();
  }

  private List<Value> fetch() {
    var values = new ArrayList<Value>();
    values.add(fetch("AWSCURRENT"));
    try {
      values.add(fetch("AWSPREVIOUS"));
    } catch (ResourceNotFoundException neverRotated) {
      return List.copyOf(values);
    }
    return List.copyOf(values);
  }

  private Value fetch(String stage) {
    var answer = secrets.getSecretValue(b -> b.secretId(name).versionStage(stage));
    return new Value(answer.versionId(), answer.secretString());
  }
}
