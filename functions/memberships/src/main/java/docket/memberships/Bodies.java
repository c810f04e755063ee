package docket.memberships;

import docket.platform.http.Fields;
import org.jspecify.annotations.Nullable;

/** Rules of body fields that several routes share. */
final class Bodies {
  private Bodies() {}

  /** Null where the field is absent; what it says already stays then. */
  static @Nullable String limited(Fields fields, String name, int longest) {
    var value = fields.text(name);
    if (value != null && value.length() > longest) {
      fields.error(name, "Ensure this field has no more than %d characters.".formatted(longest));
    }
    return value;
  }

  static String limited(Fields fields, String name, int longest, String absent) {
    var value = limited(fields, name, longest);
    return value == null ? absent : value;
  }

  /** A whole number within bounds; null where the field is absent. */
  static @Nullable Long bounded(Fields fields, String name, long lowest, long highest) {
    var value = fields.number(name);
    if (value != null && value < lowest) {
      fields.error(name, "Ensure this value is greater than or equal to %d.".formatted(lowest));
    }
    if (value != null && value > highest) {
      fields.error(name, "Ensure this value is less than or equal to %d.".formatted(highest));
    }
    return value;
  }
}
