package docket.cdk;

import java.util.Map;

/**
 * The functions that are deployed, and which contexts each serves. Few, so that no rare context is
 * always cold; apart, so that a flood of imports starves no annotator.
 */
enum Deployed {
  LABEL(1769, 29),
  MANAGE(1769, 29),
  DATA(1769, 29),
  WORK(1769, 120);

  /** Contexts of {@code contract/operations.csv}. */
  private static final Map<String, Deployed> BY_CONTEXT =
      Map.of(
          "queues", LABEL,
          "annotations", LABEL,
          "tasks", LABEL,
          "memberships", MANAGE,
          "projects", MANAGE,
          "integrations", MANAGE,
          "datamanager", DATA,
          "quality", DATA,
          "exchange", DATA);

  private final int memory;
  private final int seconds;

  Deployed(int memory, int seconds) {
    this.memory = memory;
    this.seconds = seconds;
  }

  static Deployed serving(String context) {
    var function = BY_CONTEXT.get(context);
    if (function == null) {
      throw new IllegalArgumentException("no function serves the context " + context);
    }
    return function;
  }

  /** As it is written in names: {@code label}. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Megabytes; 1,769 are one whole processor. */
  int memory() {
    return memory;
  }

  /** The longest that one call may take. An HTTP API waits for 30 seconds. */
  int seconds() {
    return seconds;
  }

  String handler() {
    return this == WORK ? "docket.lambda.WorkFunction" : "docket.lambda.HttpFunction";
  }

  String artefact() {
    return "infrastructure/lambda/target/docket-" + word() + ".zip";
  }
}
