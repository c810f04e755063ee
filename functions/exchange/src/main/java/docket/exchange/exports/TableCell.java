package docket.exchange.exports;

import docket.domain.json.Json;
import docket.store.json.JsonText;

/**
 * A value in a table: text is quoted, numbers and booleans are bare, what is missing is empty text.
 */
enum TableCell {
  /** Text as it is: what is exported can be imported again unchanged. */
  AS_IS,

  /**
   * Text that a spreadsheet program would run is led by an apostrophe, which such programs hide
   * (access.md T-54).
   */
  WITHOUT_FORMULAS;

  /** What a formula begins with, or what is skipped before one. */
  private static final String FORMULA = "=+-@\t\r\n";

  String of(Json value) {
    return switch (value) {
      case Json.Null _ -> text("");
      case Json.Bool(var flag) -> flag ? "True" : "False";
      case Json.Int(var number) -> Long.toString(number);
      case Json.Dec(var number) -> decimal(number);
      case Json.Str(var text) -> text(text);
      case Json.Arr list -> text(compact(list));
      case Json.Obj object -> text(compact(object));
    };
  }

  String text(String value) {
    return '"' + (isFormula(value) ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }

  private boolean isFormula(String value) {
    return this == WITHOUT_FORMULAS && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
  }

  private static String compact(Json value) {
    return JsonText.text(value).replace("/", "\\/");
  }

  /**
   * The shortest text that reads back as the number, in the notation that data tools write: 1e-05,
   * 1e+16, 3.0.
   */
  static String decimal(double number) {
    var text = Double.toString(number);
    int e = text.indexOf('E');
    if (e < 0) {
      return text;
    }
    var digits = text.substring(0, e);
    int exponent = Integer.parseInt(text.substring(e + 1));
    if (exponent >= -4 && exponent < 16) {
      var plain = new java.math.BigDecimal(text).toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    var mantissa = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
