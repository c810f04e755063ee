package docket.domain.results;

import docket.domain.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One item of a result list (labeling-config.md §2.2). */
record Region(Json.Obj item) {
  static final String RELATION = "relation";

  /** The result type; hand-made files write it in camel case (§10 rule 10). */
  String type() {
    String type = item.text("type");
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }

  boolean isRelation() {
    return type().equals(RELATION);
  }

  /**
   * The region id, cut at the internal suffix of the anchor (§10 rule 8). Null where the item has
   * none.
   */
  @Nullable String id() {
    return plainId(item.text("id"));
  }

  static @Nullable String plainId(@Nullable String id) {
    int suffix = id == null ? -1 : id.indexOf('#');
    return id == null || suffix < 0 ? id : id.substring(0, suffix);
  }

  String fromName() {
    String name = item.text("from_name");
    return name == null ? "" : name;
  }

  /** The object's name; several are joined by commas, as a list they come from hand-made files. */
  String toName() {
    if (item.get("to_name") instanceof Json.Arr names) {
      var parts = FieldCheck.strings(names);
      return parts == null ? "" : String.join(",", parts);
    }
    String name = item.text("to_name");
    return name == null ? "" : name;
  }

  Json.Obj value() {
    return item.object("value");
  }
}
