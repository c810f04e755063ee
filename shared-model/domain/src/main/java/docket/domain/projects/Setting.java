package docket.domain.projects;

import docket.domain.json.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One writable field of a project: its name on the wire, what it holds where nothing was said, and
 * which values it takes.
 *
 * @param nullable whether JSON null is a value of its own
 */
public record Setting(String name, Json absent, boolean nullable, Rule rule) {

  /** Which values a setting takes, and the words for those that it does not. */
  public sealed interface Rule {
    /** The value as it is stored. */
    Optional<Json> read(Json value);

    /** Said when {@link #read} gives nothing. */
    String complaint();
  }

  /** True or false, also as the words that forms send. */
  public record Flag() implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return switch (value) {
        case Json.Bool flag -> Optional.of(flag);
        case Json.Int(var number) when number == 0 || number == 1 ->
            Optional.of(Json.bool(number == 1));
        case Json.Str(var word) when word.equalsIgnoreCase("true") || word.equals("1") ->
            Optional.of(Json.bool(true));
        case Json.Str(var word) when word.equalsIgnoreCase("false") || word.equals("0") ->
            Optional.of(Json.bool(false));
        default -> Optional.empty();
      };
    }

    @Override
    public String complaint() {
      return "Must be a valid boolean.";
    }
  }

  /** A whole number, bounds included. */
  public record Whole(long least, long most) implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return switch (value) {
        case Json.Int(var number) when number >= least && number <= most -> Optional.of(value);
        case Json.Str(var text) when text.matches("-?[0-9]{1,10}") ->
            read(Json.number(Long.parseLong(text)));
        default -> Optional.empty();
      };
    }

    @Override
    public String complaint() {
      return "A valid integer from %d to %d is required.".formatted(least, most);
    }
  }

  /**
   * A decimal number that travels as a string, bounds included, at most two digits after the point.
   */
  public record Decimal(double least, double most) implements Rule {
    private static final Pattern FORM = Pattern.compile("-?\\d{0,3}(?:\\.\\d{0,2})?");

    @Override
    public Optional<Json> read(Json value) {
      var text =
          switch (value) {
            case Json.Str(var given) -> given;
            case Json.Int(var given) -> Long.toString(given);
            case Json.Dec(var given) -> Double.toString(given);
            default -> "";
          };
      if (text.isEmpty() || !FORM.matcher(text).matches() || text.equals("-") || text.equals(".")) {
        return Optional.empty();
      }
      double number = Double.parseDouble(text);
      return number < least || number > most
          ? Optional.empty()
          : Optional.of(Json.string(twoPlaces(number)));
    }

    private static String twoPlaces(double number) {
      return java.math.BigDecimal.valueOf(number)
          .setScale(2, java.math.RoundingMode.HALF_EVEN)
          .toPlainString();
    }

    @Override
    public String complaint() {
      return "A valid number from %s to %s is required.".formatted(least, most);
    }
  }

  /** Text, counted in code points; the shortest length binds only where there is text at all. */
  public record Text(int shortest, int longest) implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return switch (value) {
        case Json.Str(var text) -> fits(text) ? Optional.of(value) : Optional.empty();
        case Json.Int(var number) -> read(Json.string(Long.toString(number)));
        default -> Optional.empty();
      };
    }

    private boolean fits(String text) {
      int length = text.codePointCount(0, text.length());
      return length <= longest && (length == 0 || length >= shortest);
    }

    @Override
    public String complaint() {
      return shortest > 0
          ? "Use %d to %d characters.".formatted(shortest, longest)
          : "Ensure this field has no more than %d characters.".formatted(longest);
    }
  }

  /** Text of a given form. */
  public record Form(Pattern form, String complaint) implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return value instanceof Json.Str(var text) && form.matcher(text).matches()
          ? Optional.of(value)
          : Optional.empty();
    }
  }

  /** One of a few words. */
  public record Choice(List<String> words) implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return value instanceof Json.Str(var word) && words.contains(word)
          ? Optional.of(value)
          : Optional.empty();
    }

    @Override
    public String complaint() {
      return "Not a valid choice. Choose one of: " + String.join(", ", words) + ".";
    }
  }

  /** A point in time, ISO 8601. */
  public record Time() implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      if (!(value instanceof Json.Str(var text))) {
        return Optional.empty();
      }
      try {
        OffsetDateTime.parse(text);
        return Optional.of(value);
      } catch (DateTimeException noTime) {
        return Optional.empty();
      }
    }

    @Override
    public String complaint() {
      return "Use an ISO 8601 date and time with a zone, such as 2026-11-25T08:30:00Z.";
    }
  }

  /** Any JSON value. */
  public record Anything() implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return Optional.of(value);
    }

    @Override
    public String complaint() {
      return "Not valid JSON.";
    }
  }

  /** A list of anything. */
  public record Items() implements Rule {
    @Override
    public Optional<Json> read(Json value) {
      return value instanceof Json.Arr ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String complaint() {
      return "Expected a list of items.";
    }
  }

  /** An object with settings of its own; fields that the body leaves out keep their value. */
  public record Nested(List<Setting> settings) implements Rule {
    public Nested {
      settings = List.copyOf(settings);
    }

    @Override
    public Optional<Json> read(Json value) {
      return value instanceof Json.Obj ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String complaint() {
      return "Expected an object.";
    }
  }
}
