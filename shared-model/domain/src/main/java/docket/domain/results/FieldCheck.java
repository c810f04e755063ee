package docket.domain.results;

import docket.domain.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one key of a result's value must hold; answers with what is wrong. */
@FunctionalInterface
interface FieldCheck {
  List<String> problems(String key, Json value);

  /** Percent of a side of the image, 0–100 inclusive. */
  FieldCheck PERCENT = (key, value) -> within(key, value, 0, 100);

  FieldCheck NUMBER =
      (key, value) -> within(key, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  FieldCheck NOT_NEGATIVE = (key, value) -> within(key, value, 0, Double.POSITIVE_INFINITY);

  /** Degrees, clockwise. */
  FieldCheck ROTATION = (key, value) -> within(key, value, -360, 360);

  FieldCheck WHOLE =
      (key, value) -> unless(value instanceof Json.Int, key + " must be a whole number");
  FieldCheck BYTE =
      (key, value) ->
          unless(
              value instanceof Json.Int(var number) && number >= 0 && number <= 255,
              key + " must be bytes 0 to 255");
  FieldCheck TEXT = (key, value) -> unless(value instanceof Json.Str, key + " must be a string");
  FieldCheck FLAG =
      (key, value) -> unless(value instanceof Json.Bool, key + " must be true or false");

  /**
   * A place in a text or a time series: a number, or text in the object's own form (an XPath, a
   * date, a phrase).
   */
  FieldCheck POSITION =
      (key, value) ->
          unless(
              number(value) != null || value instanceof Json.Str,
              key + " must be a number or a string");

  FieldCheck POINT =
      (key, value) ->
          value instanceof Json.Arr(var pair) && pair.size() == 2
              ? pair.stream().flatMap(side -> PERCENT.problems(key, side).stream()).toList()
              : List.of(key + " must be pairs of numbers");

  /** A list whose items all pass; of several bad items the first is told. */
  static FieldCheck listOf(int atLeast, FieldCheck item) {
    return (key, value) -> {
      if (!(value instanceof Json.Arr(var items))) {
        return List.of(key + " must be a list");
      }
      if (items.size() < atLeast) {
        return List.of(
            key + " must hold at least " + atLeast + (atLeast == 1 ? " item" : " items"));
      }
      return items.stream()
          .map(each -> item.problems(key, each))
          .filter(found -> !found.isEmpty())
          .findFirst()
          .orElse(List.of());
    };
  }

  static FieldCheck objectOf(ValueShape shape) {
    return (key, value) ->
        value instanceof Json.Obj object
            ? shape.problems(object)
            : List.of(key + " must hold objects");
  }

  static FieldCheck startingWith(String prefix) {
    return (key, value) ->
        unless(
            value instanceof Json.Str(var text) && text.startsWith(prefix),
            key + " must start with " + prefix);
  }

  /** Start and end of a range in order. */
  FieldCheck RANGE =
      (key, value) -> {
        boolean ordered =
            value instanceof Json.Obj range
                && range.get("start") instanceof Json.Int(var start)
                && range.get("end") instanceof Json.Int(var end)
                && start <= end;
        return unless(ordered, key + " must have whole numbers start and end, start not after end");
      };

  static @Nullable Double number(@Nullable Json value) {
    return switch (value) {
      case Json.Int(var number) -> (double) number;
      case Json.Dec(var number) -> number;
      case null, default -> null;
    };
  }

  /** The number in an attribute or a string; null where it is none. */
  static @Nullable Double parsed(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static List<String> within(String key, Json value, double least, double most) {
    Double number = number(value);
    if (number == null) {
      return List.of(key + " must be a number");
    }
    boolean inside = number >= least && number <= most;
    String bounds = Double.isInfinite(most) ? "[%s, ∞)" : "[%s, %s]";
    return unless(
        inside,
        key
            + " "
            + plain(number)
            + " out of bounds "
            + bounds.formatted(plain(least), plain(most)));
  }

  private static List<String> unless(boolean fine, String problem) {
    return fine ? List.of() : List.of(problem);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The strings of a list; null where anything else is in it. */
  static @Nullable List<String> strings(@Nullable Json value) {
    if (!(value instanceof Json.Arr(var items))) {
      return null;
    }
    var texts =
        items.stream()
            .flatMap(item -> item instanceof Json.Str(var text) ? Stream.of(text) : Stream.empty())
            .toList();
    return texts.size() == items.size() ? texts : null;
  }
}
