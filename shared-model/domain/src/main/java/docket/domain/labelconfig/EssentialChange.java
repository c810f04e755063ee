package docket.domain.labelconfig;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of config touches what annotations mean, {@code
 * config_essential_data_has_changed} (api.md §12.1).
 */
public final class EssentialChange {
  private EssentialChange() {}

  /**
   * True where a control comes, goes, changes its tag or inputs, or loses a label; looks and new
   * labels are not essential.
   */
  public static boolean between(LabelConfig before, LabelConfig after) {
    var old =
        before.controls().stream()
            .collect(Collectors.toMap(control -> control.name().text(), Function.identity()));
    boolean sameNames =
        after.controls().stream()
            .map(control -> control.name().text())
            .collect(Collectors.toSet())
            .equals(old.keySet());
    return !sameNames
        || after.controls().stream()
            .anyMatch(control -> changed(old.get(control.name().text()), control));
  }

  private static boolean changed(@Nullable Control before, Control after) {
    return before == null
        || !before.type().equals(after.type())
        || !inputs(before).equals(inputs(after))
        || !after.labels().keySet().containsAll(before.labels().keySet());
  }

  private static Object inputs(Control control) {
    return control.inputs().stream().map(DerivedFields::input).toList();
  }
}
