package docket.domain.results;

import docket.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a result list adds to its project's summary (api.md §6.1).
 *
 * @param createdAnnotations {@code from|to|type} → number of results
 * @param createdLabels control → label → number of results that carry it
 */
public record LabelSummary(
    Map<String, Long> createdAnnotations, Map<String, Map<String, Long>> createdLabels) {
  /** Types whose own value is text that nobody configured. */
  private static final Set<String> WITHOUT_LABELS = Set.of("datetime", "textarea");

  public static final LabelSummary EMPTY = new LabelSummary(Map.of(), Map.of());

  public LabelSummary {
    createdAnnotations = Map.copyOf(createdAnnotations);
    var labels = new TreeMap<String, Map<String, Long>>();
    createdLabels.forEach((control, counts) -> labels.put(control, Map.copyOf(counts)));
    createdLabels = Map.copyOf(labels);
  }

  /** The tuple under which results are counted. */
  static String key(Region region) {
    return String.join("|", region.fromName(), region.toName(), region.type());
  }

  /** Counts one annotation's result; relations and items without names count nothing. */
  public static LabelSummary of(Json.Arr result) {
    var annotations = new LinkedHashMap<String, Long>();
    var labels = new LinkedHashMap<String, Map<String, Long>>();
    for (Json each : result.items()) {
      if (each instanceof Json.Obj item && counts(new Region(item))) {
        var region = new Region(item);
        annotations.merge(key(region), 1L, Long::sum);
        labels(region)
            .forEach(label ->
                labels
                    .computeIfAbsent(region.fromName(), _ -> new LinkedHashMap<>())
                    .merge(label, 1L, Long::sum));
      }
    }
    return new LabelSummary(annotations, labels);
  }

  private static boolean counts(Region region) {
    return !region.isRelation()
        && !region.fromName().isEmpty()
        && !region.toName().isEmpty()
        && !region.type().isEmpty();
  }

  /**
   * The labels of one result, each once: at the type's key, or at {@code labels} for merged video
   * regions.
   */
  private static Set<String> labels(Region region) {
    var labels = new LinkedHashSet<String>();
    if (!WITHOUT_LABELS.contains(region.type())) {
      collect(region.value().get(region.type()), labels);
      collect(region.value().get("labels"), labels);
    }
    return labels;
  }

  private static void collect(@Nullable Json at, Set<String> labels) {
    switch (at) {
      case Json.Str(var label) -> labels.add(label);
      case Json.Arr(var items) -> items.forEach(item -> collect(item, labels));
      case null, default -> {} // numbers, messages and columns of a ranking are no labels
    }
  }

  public LabelSummary plus(LabelSummary other) {
    return combined(other, 1);
  }

  /** Takes back what {@code other} added; counts that reach 0 vanish. */
  public LabelSummary minus(LabelSummary other) {
    return combined(other, -1);
  }

  private LabelSummary combined(LabelSummary other, int sign) {
    var labels = new LinkedHashMap<>(createdLabels);
    other.createdLabels.forEach((control, counts) ->
        labels.merge(
            control, combined(Map.of(), counts, sign), (old, _) -> combined(old, counts, sign)));
    labels.values().removeIf(Map::isEmpty);
    return new LabelSummary(combined(createdAnnotations, other.createdAnnotations, sign), labels);
  }

  private static Map<String, Long> combined(
      Map<String, Long> counts, Map<String, Long> others, int sign) {
    var sum = new LinkedHashMap<>(counts);
    others.forEach((key, count) -> sum.merge(key, sign * count, Long::sum));
    sum.values().removeIf(count -> count <= 0);
    return sum;
  }
}
