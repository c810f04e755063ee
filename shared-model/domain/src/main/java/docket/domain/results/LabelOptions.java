package docket.domain.results;

import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which labels a control takes. */
final class LabelOptions {
  private static final Set<String> UNLABELED_VIDEO = Set.of("VideoRectangle", "VideoVector");

  private LabelOptions() {}

  /**
   * Values and aliases of the control's labels. Null where anything goes: its labels are dynamic, or it has none (labeling-config.md §9).
   */
  static @Nullable Set<String> of(LabelConfig config, Control control) {
    var sources = Stream.concat(Stream.of(control), lenders(config, control)).toList();
    if (sources.stream().anyMatch(Control::hasDynamicLabels)) {
      return null;
    }
    var options = new LinkedHashSet<String>();
    sources.forEach(source -> source.labels().forEach((stored, element) -> {
      options.add(stored);
      String value = element.value();
      if (value != null && !value.isEmpty()) {
        options.add(value);
      }
    }));
    return options.isEmpty() ? null : options;
  }

  /** Bare video shapes take the labels of a Labels control on the same video (§2.3 "Merged"). */
  private static Stream<Control> lenders(LabelConfig config, Control control) {
    if (!UNLABELED_VIDEO.contains(control.type())) {
      return Stream.empty();
    }
    return config.controls().stream().filter(other -> other.type().equals("Labels") && sharesTarget(other, control));
  }

  static boolean sharesTarget(Control one, Control other) {
    return one.targets().stream().anyMatch(other.targets()::contains);
  }
}
