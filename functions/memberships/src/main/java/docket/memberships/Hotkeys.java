package docket.memberships;

import docket.domain.json.Json;
import docket.platform.http.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keyboard shortcuts as people change them: {@code "section:action" → {key, active?}} (spec
 * access.md §3.4).
 */
final class Hotkeys {
  static final String FIELD = "custom_hotkeys";

  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_-]+:[A-Za-z0-9:_-]+");
  private static final int LONGEST_ACTION = 100;
  private static final int LONGEST_KEY = 50;
  private static final int MOST = 500;

  private Hotkeys() {}

  /** The shortcuts of a body; what breaks a rule is noted in the fields. */
  static Json read(Fields fields) {
    var value = fields.value(FIELD);
    if (value instanceof Json.Obj hotkeys) {
      var complaint = complaint(hotkeys);
      if (complaint != null) {
        fields.error(FIELD, complaint);
      }
      return hotkeys;
    }
    if (value == null) {
      fields.error(FIELD, "This field is required.");
    } else if (!(value instanceof Json.Null)) {
      fields.error(FIELD, "Must be an object of shortcuts by section:action.");
    }
    return Json.EMPTY_OBJECT;
  }

  private static @Nullable String complaint(Json.Obj hotkeys) {
    if (hotkeys.fields().size() > MOST) {
      return "Ensure there are no more than %d shortcuts.".formatted(MOST);
    }
    for (var hotkey : hotkeys.fields().entrySet()) {
      var action = hotkey.getKey();
      if (action.length() > LONGEST_ACTION || !ACTION.matcher(action).matches()) {
        return "Each shortcut is named section:action, in letters, digits, colons, hyphens and underscores.";
      }
      if (!isShortcut(hotkey.getValue())) {
        return "Each shortcut needs a key of at most %d characters, and active may be true or false."
            .formatted(LONGEST_KEY);
      }
    }
    return null;
  }

  private static boolean isShortcut(Json value) {
    if (!(value instanceof Json.Obj shortcut)) {
      return false;
    }
    boolean hasKey =
        switch (shortcut.get("key")) {
          case Json.Str(var key) -> key.length() <= LONGEST_KEY;
          case Json.Null _ -> true; // a shortcut that is taken away
          case null, default -> false;
        };
    return hasKey && (!shortcut.has("active") || shortcut.get("active") instanceof Json.Bool);
  }
}
