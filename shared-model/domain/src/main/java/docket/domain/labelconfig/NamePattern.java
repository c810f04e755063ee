package docket.domain.labelconfig;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a control or object; inside a Repeater it holds index flags, {@code img_{{idx}}},
 * that stand for the digits of one repetition (labeling-config.md §1.3).
 */
public record NamePattern(String text, List<String> flags) {
  public NamePattern {
    flags =
        flags.stream().distinct().filter(flag -> !flag.isEmpty() && text.contains(flag)).toList();
  }

  /** A name outside of any Repeater. */
  public static NamePattern plain(String name) {
    return new NamePattern(name, List.of());
  }

  public boolean matches(String name) {
    return indices(name).isPresent();
  }

  /**
   * The index each flag has in {@code name}, or empty where the name is not one of this pattern.
   */
  public Optional<Map<String, String>> indices(String name) {
    if (flags.isEmpty() || text.equals(name)) {
      return text.equals(name) ? Optional.of(Map.of()) : Optional.empty();
    }
    var match = regex().matcher(name);
    if (!match.matches()) {
      return Optional.empty();
    }
    var indices = new HashMap<String, String>();
    match
        .namedGroups()
        .forEach((group, _) ->
            indices.put(flags.get(Integer.parseInt(group.substring(1))), match.group(group)));
    return Optional.of(indices);
  }

  /** The name of one repetition. */
  public String at(Map<String, String> indices) {
    String name = text;
    for (String flag : flags) {
      name = name.replace(flag, indices.getOrDefault(flag, flag));
    }
    return name;
  }

  /**
   * Digits are taken for good, without going back: a crafted row of flags must not cost exponential
   * time.
   */
  private Pattern regex() {
    var regex = new StringBuilder();
    var seen = new HashSet<Integer>();
    int at = 0;
    while (at < text.length()) {
      int flag = flagAt(at);
      if (flag < 0) {
        regex.append(Pattern.quote(text.substring(at, at + 1)));
        at++;
      } else {
        regex.append(
            seen.add(flag) ? "(?<f%d>\\d{1,9}+)".formatted(flag) : "\\k<f%d>".formatted(flag));
        at += flags.get(flag).length();
      }
    }
    return Pattern.compile(regex.toString());
  }

  private int flagAt(int position) {
    for (int i = 0; i < flags.size(); i++) {
      if (text.startsWith(flags.get(i), position)) {
        return i;
      }
    }
    return -1;
  }
}
