package docket.domain.labelconfig;

/** How an imported item carries its task data (import-and-storage.md §2.10). */
public enum TaskForm {
  /** The item is the data. */
  BARE("item as is = task root with values"),
  /** The data stands under {@code data}, beside annotations, predictions and meta. */
  ENVELOPE("item[\"data\"] = task root with values");

  private final String assumption;

  TaskForm(String assumption) {
    this.assumption = assumption;
  }

  String assumption() {
    return assumption;
  }
}
