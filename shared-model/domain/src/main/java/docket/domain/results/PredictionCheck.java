package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strict rules of a prediction (api.md §9, import-and-storage.md §2.10). */
public final class PredictionCheck {
  private PredictionCheck() {}

  /**
   * All errors of one prediction {@code {result, score?, …}}, its own first, then those of its
   * regions; empty for a valid one.
   */
  public static List<String> errors(LabelConfig config, Json.Obj prediction) {
    var errors = new ArrayList<String>();
    scoreError(prediction.get("score")).ifPresent(errors::add);
    switch (prediction.get("result")) {
      case null -> errors.add("Missing required field 'result'");
      case Json.Arr result -> errors.addAll(ResultCheck.errors(config, result));
      default -> errors.add("'result' must be a list");
    }
    return errors;
  }

  private static Optional<String> scoreError(@Nullable Json score) {
    if (score == null || score instanceof Json.Null) {
      return Optional.empty();
    }
    Double number =
        score instanceof Json.Str(var text) ? FieldCheck.parsed(text) : FieldCheck.number(score);
    if (number == null) {
      return Optional.of("Score must be a valid number, got " + ValueText.of(score));
    }
    boolean inside = number >= 0 && number <= 1;
    return inside
        ? Optional.empty()
        : Optional.of("Score must be between 0.00 and 1.00 inclusive, got " + ValueText.of(score));
  }
}
