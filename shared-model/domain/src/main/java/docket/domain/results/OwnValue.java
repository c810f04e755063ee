package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ValueText;
import docket.domain.results.Problem.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of a result's value that carries what the control itself says: labels, a choice, a number
 * (labeling-config.md §9).
 */
final class OwnValue {
  private static final int DEFAULT_MAX_RATING = 5;
  private static final Set<String> SIDES = Set.of("left", "right");

  private final LabelConfig config;
  private final Control control;
  private final Region region;

  OwnValue(LabelConfig config, Control control, Region region) {
    this.config = config;
    this.control = control;
    this.region = region;
  }

  Optional<Problem> problem() {
    Json own = region.value().get(control.tag().valueKey());
    return switch (control.type()) {
      case "Choices", "Taxonomy" -> paths(own);
      case "TextArea" ->
          unless(
              own instanceof Json.Str || FieldCheck.strings(own) != null, own, "a list of strings");
      case "Rating" -> rating(own);
      case "Number" -> unless(FieldCheck.number(own) != null, own, "a number");
      case "DateTime" -> unless(own instanceof Json.Str, own, "a string");
      case "Pairwise" ->
          unless(
              own instanceof Json.Str(var side) && sides().contains(side),
              own,
              ValueText.list(List.of("left", "right")));
      case "Ranker" ->
          unless(
              own instanceof Json.Obj columns && allLists(columns),
              own,
              "an object of lists of strings");
      case "Chat" ->
          unless(
              own instanceof Json.Obj message && isMessage(message),
              own,
              "an object with role and content");
      case "ReactCode" -> unless(own instanceof Json.Obj, own, "an object");
      default -> labels();
    };
  }

  private Optional<Problem> labels() {
    boolean labelSet = control.tag().isLabelSet();
    Json own =
        labelKeys().stream()
            .map(key -> region.value().get(key))
            .filter(found -> found != null)
            .findFirst()
            .orElse(null);
    if (own == null && !labelSet) {
      return Optional.empty();
    }
    var labels = FieldCheck.strings(own);
    return accepted(labels, own, "a list of strings");
  }

  /**
   * Labels stand at the result type's key, or at {@code labels} in merged and prompt regions (§2.3,
   * §5.1.3).
   */
  private List<String> labelKeys() {
    return List.of(region.type(), control.tag().valueKey(), "labels", "hypertextlabels");
  }

  /** Strings, or lists of strings that are paths in a tree; every part is one of the options. */
  private Optional<Problem> paths(@Nullable Json own) {
    return accepted(parts(own), own, "a list of strings or of paths");
  }

  private Optional<Problem> accepted(
      @Nullable List<String> labels, @Nullable Json own, String form) {
    var options = config.acceptedLabels(control);
    boolean fine = labels != null && options.map(all -> all.containsAll(labels)).orElse(true);
    return unless(fine, own, options.map(ValueText::list).orElse(form));
  }

  private @Nullable List<String> parts(@Nullable Json own) {
    if (own instanceof Json.Str(var single)) {
      return List.of(single); // a legacy form (§10 rule 5)
    }
    if (!(own instanceof Json.Arr(var items))) {
      return null;
    }
    var parts = new ArrayList<String>();
    for (Json item : items) {
      var path =
          item instanceof Json.Str(var text) && !control.type().equals("Taxonomy")
              ? List.of(text)
              : FieldCheck.strings(item);
      if (path == null) {
        return null;
      }
      parts.addAll(path);
    }
    return parts;
  }

  private Optional<Problem> rating(@Nullable Json own) {
    Double configured = FieldCheck.parsed(control.element().text("maxRating"));
    long most = configured == null ? DEFAULT_MAX_RATING : Math.round(configured);
    return unless(
        own instanceof Json.Int(var stars) && stars >= 0 && stars <= most, own, "0 to " + most);
  }

  /**
   * The editor stores left or right; the documentation has it store the configured class (§5.4.8).
   */
  private Set<String> sides() {
    var sides = new HashSet<>(SIDES);
    sides.add(control.element().text("leftClass"));
    sides.add(control.element().text("rightClass"));
    sides.remove("");
    return sides;
  }

  private static boolean allLists(Json.Obj columns) {
    return columns.fields().values().stream()
        .allMatch(column -> FieldCheck.strings(column) != null);
  }

  private static boolean isMessage(Json.Obj message) {
    return message.text("role") != null && message.has("content");
  }

  private static Optional<Problem> unless(boolean fine, @Nullable Json own, String options) {
    return fine
        ? Optional.empty()
        : Optional.of(new Value(ValueText.of(own == null ? Json.NULL : own), options));
  }
}
