package docket.exchange.imports;

import docket.domain.json.Json;
import java.util.regex.Pattern;

/** What a cell of a table means: a number, true or false, or its text. */
final class CellValue {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})?\\.[0-9]+([eE][-+]?[0-9]{1,3})?");

  private CellValue() {}

  static Json of(String cell) {
    if (WHOLE.matcher(cell).matches()) {
      return Json.number(Long.parseLong(cell));
    }
    if (DECIMAL.matcher(cell).matches()) {
      double number = Double.parseDouble(cell);
      return Double.isFinite(number) ? Json.of(number) : Json.string(cell);
    }
    return switch (cell) {
      case "True", "true", "TRUE" -> Json.bool(true);
      case "False", "false", "FALSE" -> Json.bool(false);
      default -> Json.string(cell);
    };
  }
}
