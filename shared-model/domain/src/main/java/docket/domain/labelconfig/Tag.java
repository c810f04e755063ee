package docket.domain.labelconfig;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the language says about one tag (labeling-config.md §3–§6).
 *
 * @param resultType the {@code type} of its results; empty for tags without results
 * @param valueKey the key of a result's {@code value} that carries the control's own value
 * @param drawsRegions its results lie on a part of the object: geometry, text spans, time ranges
 * @param targets the object tags it may name in {@code toName}; empty for any
 * @param parents the tags one of which must enclose it; empty for any place
 * @param data the values its data key may hold in a task
 */
public record Tag(
    String name,
    Role role,
    String resultType,
    String valueKey,
    boolean drawsRegions,
    Set<String> targets,
    Set<String> parents,
    Set<DataType> data,
    Map<String, AttributeType> attributes) {

  /** Kinds of tags (labeling-config.md §1.4); {@code SELF} is object and control at once. */
  public enum Role {
    OBJECT,
    CONTROL,
    SELF,
    VISUAL,
    SUBTAG
  }

  public boolean isObject() {
    return role == Role.OBJECT || role == Role.SELF;
  }

  public boolean isControl() {
    return role == Role.CONTROL || role == Role.SELF;
  }

  /** A control whose children or dynamic value are a set of labels for regions. */
  public boolean isLabelSet() {
    return isControl() && name.endsWith("Labels");
  }

  static Tag of(Role role, String name, String attributes) {
    String type = name.toLowerCase(Locale.ROOT);
    boolean results = role == Role.CONTROL || role == Role.SELF;
    var data = EnumSet.of(DataType.STRING);
    return new Tag(
        name, role, results ? type : "", type, false, Set.of(), Set.of(), data, parse(attributes));
  }

  /**
   * A tag the language does not know; api.md §12.2 lets it pass, and with name and toName it counts
   * as a control.
   */
  static Tag unknown(String name) {
    return of(Role.CONTROL, name, "");
  }

  private static Map<String, AttributeType> parse(String attributes) {
    var types = new LinkedHashMap<String, AttributeType>();
    for (String attribute : attributes.strip().split("\\s+", -1)) {
      int colon = attribute.indexOf(':');
      String name = colon < 0 ? attribute : attribute.substring(0, colon);
      types.put(name, AttributeType.parse(colon < 0 ? "" : attribute.substring(colon + 1)));
    }
    return Collections.unmodifiableMap(types);
  }

  Tag holding(DataType... types) {
    return new Tag(
        name,
        role,
        resultType,
        valueKey,
        drawsRegions,
        targets,
        parents,
        Set.of(types),
        attributes);
  }

  Tag on(String... objects) {
    return new Tag(
        name, role, resultType, valueKey, drawsRegions, Set.of(objects), parents, data, attributes);
  }

  Tag in(String... enclosing) {
    return new Tag(
        name,
        role,
        resultType,
        valueKey,
        drawsRegions,
        targets,
        Set.of(enclosing),
        data,
        attributes);
  }

  Tag drawing() {
    return new Tag(name, role, resultType, valueKey, true, targets, parents, data, attributes);
  }

  /** With a result type and a value key other than the tag's name in lower case. */
  Tag resulting(String type, String key) {
    return new Tag(name, role, type, key, drawsRegions, targets, parents, data, attributes);
  }
}
