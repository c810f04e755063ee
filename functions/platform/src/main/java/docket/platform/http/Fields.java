package docket.platform.http;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request body. Getters gather what is wrong; {@link #check} then refuses with all
 * of it at once. In forms, numbers and flags come as strings and are read as what they mean.
 */
public final class Fields {
  private final Json.Obj object;
  private final boolean form;
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  Fields(Json.Obj object, boolean form) {
    this.object = object;
    this.form = form;
  }

  public Json.Obj object() {
    return object;
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public boolean isNull(String name) {
    return object.get(name) instanceof Json.Null;
  }

  public @Nullable String text(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case Json.Null _ -> null;
      case Json.Str(var value) -> value;
      case Json.Int(var value) -> Long.toString(value);
      case Json.Dec(var value) -> Double.toString(value);
      default -> refused(name, "Not a valid string.");
    };
  }

  public String requiredText(String name) {
    var value = text(name);
    if (value == null) {
      if (!errors.containsKey(name)) {
        error(name, isNull(name) ? "This field may not be null." : "This field is required.");
      }
      return "";
    }
    if (value.isBlank()) {
      error(name, "This field may not be blank.");
    }
    return value;
  }

  public @Nullable Long number(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case Json.Null _ -> null;
      case Json.Int(var value) -> value;
      case Json.Dec(var value) when value == Math.rint(value) && Math.abs(value) < 1e15 ->
          (long) value;
      case Json.Str(var value) -> parsed(name, value);
      default -> refused(name, "A valid integer is required.");
    };
  }

  public long requiredNumber(String name) {
    var value = number(name);
    if (value == null) {
      if (!errors.containsKey(name)) {
        error(name, isNull(name) ? "This field may not be null." : "This field is required.");
      }
      return 0;
    }
    return value;
  }

  public @Nullable Double decimal(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case Json.Null _ -> null;
      case Json.Int(var value) -> (double) value;
      case Json.Dec(var value) -> value;
      case Json.Str(var value) -> parsedDecimal(name, value);
      default -> refused(name, "A valid number is required.");
    };
  }

  public @Nullable Boolean flag(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case Json.Null _ -> null;
      case Json.Bool(var value) -> value;
      case Json.Int(var value) when value == 0 || value == 1 -> value == 1;
      case Json.Str(var value) -> parsedFlag(name, value);
      default -> refused(name, "Must be a valid boolean.");
    };
  }

  public boolean flag(String name, boolean absent) {
    var value = flag(name);
    return value == null ? absent : value;
  }

  /** Whole numbers of an array, or of a comma list in a form. */
  public List<Long> numbers(String name) {
    var numbers = new ArrayList<Long>();
    switch (object.get(name)) {
      case null -> {}
      case Json.Null _ -> {}
      case Json.Arr(var items) -> items.forEach(item -> addNumber(numbers, name, item));
      case Json.Str(var list) when form -> {
        for (var part : list.split(",", -1)) {
          addNumber(numbers, name, new Json.Str(part.strip()));
        }
      }
      case Json other -> addNumber(numbers, name, other);
    }
    return numbers;
  }

  /** Any JSON; in a form, the string is read as JSON. Null where absent. */
  public @Nullable Json value(String name) {
    var value = object.get(name);
    if (form && value instanceof Json.Str(var text)) {
      try {
        return JsonText.read(text);
      } catch (JsonText.Malformed notJson) {
        return value;
      }
    }
    return value;
  }

  public void error(String name, String message) {
    errors.computeIfAbsent(name, _ -> new ArrayList<>()).add(message);
  }

  /** Ends the request with 400 when anything was wrong so far. */
  public void check() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }

  private <T> @Nullable T refused(String name, String message) {
    error(name, message);
    return null;
  }

  private @Nullable Long parsed(String name, String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException wrong) {
      return form && text.isEmpty()
          ? null
          : this.<Long>refused(name, "A valid integer is required.");
    }
  }

  private @Nullable Double parsedDecimal(String name, String text) {
    try {
      var value = Double.valueOf(text.strip());
      return Double.isFinite(value)
          ? value
          : this.<Double>refused(name, "A valid number is required.");
    } catch (NumberFormatException wrong) {
      return form && text.isEmpty()
          ? null
          : this.<Double>refused(name, "A valid number is required.");
    }
  }

  private @Nullable Boolean parsedFlag(String name, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> refused(name, "Must be a valid boolean.");
    };
  }

  private void addNumber(List<Long> numbers, String name, Json item) {
    Long number =
        switch (item) {
          case Json.Int(var value) -> Long.valueOf(value);
          case Json.Str(var text) -> parsed(name, text);
          default -> this.<Long>refused(name, "A valid integer is required.");
        };
    if (number != null) {
      numbers.add(number);
    }
  }
}
