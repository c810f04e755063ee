package docket.annotations;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.results.AnnotationCheck;
import docket.platform.http.Fields;
import docket.store.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Reads the result of an annotation or draft from a body. */
final class AnswerBody {
  private AnswerBody() {}

  /**
   * A list of regions, JSON null for null; null where the body has none. Anything else is noted as
   * an error.
   */
  static @Nullable Json result(Fields fields, LabelConfig config) {
    var given = parsed(fields);
    if (given == null) {
      return null;
    }
    if (AnnotationCheck.of(config, given) instanceof AnnotationCheck.Refused(var text)) {
      fields.error("result", text);
      return Json.EMPTY_ARRAY;
    }
    return given;
  }

  private static @Nullable Json parsed(Fields fields) {
    var given = fields.value("result");
    if (!(given instanceof Json.Str(var text))) {
      return given;
    }
    try {
      return JsonText.read(text);
    } catch (JsonText.Malformed malformed) {
      return given;
    }
  }

  /** Seconds, 0 or more. */
  static @Nullable Double leadTime(Fields fields) {
    var seconds = fields.decimal("lead_time");
    if (seconds != null && seconds < 0) {
      fields.error("lead_time", "Must be 0 or more seconds.");
      return null;
    }
    return seconds;
  }
}
