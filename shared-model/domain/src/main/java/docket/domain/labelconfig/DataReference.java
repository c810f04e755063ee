package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to task data (labeling-config.md §1.2): {@code $field}, {@code $a.b}, {@code
 * $images[{{idx}}].url}.
 *
 * @param path the reference without its dollar sign
 */
public record DataReference(String path) {
  private static final Pattern WHOLE =
      Pattern.compile("\\$([\\w\\[\\].{}]+)", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern FIRST =
      Pattern.compile("\\$(\\w+)", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

  /** The reference that makes up the whole attribute. */
  public static Optional<DataReference> whole(@Nullable String attribute) {
    var match = WHOLE.matcher(attribute == null ? "" : attribute.strip());
    return match.matches() ? Optional.of(new DataReference(match.group(1))) : Optional.empty();
  }

  /** The whole reference, or else the first {@code $word} inside a longer text. */
  public static Optional<DataReference> first(@Nullable String attribute) {
    var whole = whole(attribute);
    var match = FIRST.matcher(attribute == null ? "" : attribute);
    return whole.isPresent() || !match.find()
        ? whole
        : Optional.of(new DataReference(match.group(1)));
  }

  /** The key of the task data the path starts at. */
  public String key() {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }

  /** Whether the path goes through an array, as inside a Repeater. */
  public boolean isIndexed() {
    return path.contains("[");
  }

  /** The value in this task data; absent where a step of the path leads nowhere. */
  public Optional<Json> in(Json.Obj data) {
    Json at = data.get(path); // a key may itself hold dots
    if (at != null) {
      return Optional.of(at);
    }
    at = data;
    var steps = STEP.matcher(path);
    while (at != null && steps.find()) {
      at = step(at, steps.group());
    }
    return Optional.ofNullable(at);
  }

  private static @Nullable Json step(Json from, String step) {
    return switch (from) {
      case Json.Obj object -> object.get(step);
      case Json.Arr array -> element(array, step);
      default -> null;
    };
  }

  private static @Nullable Json element(Json.Arr array, String index) {
    boolean isIndex =
        index.length() < 7 && index.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    int at = isIndex ? Integer.parseInt(index) : array.size();
    return at < array.size() ? array.items().get(at) : null;
  }
}
