package docket.domain.labelconfig;

import java.util.Set;

/** Whether one annotation may be given to many tasks at once (api.md §6, data-manager.md §10). */
final class BulkRule {
  private static final Set<String> BULK_TAGS =
      Set.of("Choices", "Taxonomy", "DateTime", "Number", "Rating", "TextArea");

  private BulkRule() {}

  /**
   * At least one control of a bulk kind, none that is bound to a region, an item or the task's own
   * data.
   */
  static boolean suits(LabelConfig config) {
    var controls = config.controls();
    return controls.stream().anyMatch(control -> BULK_TAGS.contains(control.type()))
        && controls.stream().allMatch(BulkRule::suits);
  }

  private static boolean suits(Control control) {
    if (control.tag().drawsRegions()) {
      return false;
    }
    var element = control.element();
    boolean bound =
        BULK_TAGS.contains(control.type())
            && (element.flag("perRegion") || element.flag("perItem"));
    boolean fromData =
        switch (control.type()) {
          case "Choices" -> element.has("value");
          case "Taxonomy" ->
              element.has("value") || element.flag("labeling") || element.has("apiUrl");
          default -> false;
        };
    return !bound && !fromData;
  }
}
