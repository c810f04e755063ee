package docket.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query or form parameters in every encoding that clients send (spec api.md §2.1). */
public record Query(Map<String, List<String>> values) {
  public static final Query EMPTY = new Query(Map.of());

  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "f", "n");

  /** Parses {@code a=1&b=2}; keys and values are percent-decoded. */
  public static Query parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return EMPTY;
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return new Query(values);
  }

  static String decode(String text, boolean plusIsSpace) {
    try {
      return URLDecoder.decode(
          plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw Problem.badRequest("The address is not encoded correctly").exception();
    }
  }

  public boolean has(String name) {
    return values.containsKey(name) || values.containsKey(name + "[]");
  }

  /** The last value given, or null. */
  public @Nullable String text(String name) {
    var given = values.get(name);
    return given == null || given.isEmpty() ? null : given.getLast();
  }

  public String text(String name, String absent) {
    var given = text(name);
    return given == null ? absent : given;
  }

  /** All values of {@code name} and {@code name[]}, comma lists taken apart, blanks left out. */
  public List<String> list(String name) {
    var all = new ArrayList<>(values.getOrDefault(name, List.of()));
    all.addAll(values.getOrDefault(name + "[]", List.of()));
    return all.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  public boolean flag(String name, boolean absent) {
    var given = text(name);
    if (given == null) {
      return absent;
    }
    var word = given.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw Problem.invalid(name, "Must be a valid boolean.").exception();
  }

  public @Nullable Long number(String name) {
    var given = text(name);
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      return Long.valueOf(given.strip());
    } catch (NumberFormatException wrong) {
      throw Problem.invalid(name, "A valid integer is required.").exception();
    }
  }

  public long number(String name, long absent) {
    var given = number(name);
    return given == null ? absent : given;
  }

  public List<Long> numbers(String name) {
    try {
      return list(name).stream().map(Long::valueOf).toList();
    } catch (NumberFormatException wrong) {
      throw Problem.invalid(name, "Enter a list of whole numbers.").exception();
    }
  }
}
