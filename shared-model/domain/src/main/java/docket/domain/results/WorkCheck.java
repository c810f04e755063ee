package docket.domain.results;

import docket.domain.labelconfig.LabelConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether a new config fits the work that exists (api.md §12.3). */
public sealed interface WorkCheck {
  /** How much is asked. */
  enum Rule {
    /** Of a saved change: single labels may go although they are used. */
    UPDATE,
    /** Of {@code /validate}: they may not. */
    STRICT
  }

  /** What of the project's summary the change outdates. */
  enum Outdated {
    NOTHING,
    ANNOTATIONS,
    ALL
  }

  /** The config may be saved. */
  record Compatible(Outdated summary) implements WorkCheck {}

  /** It may not; {@link #text} says so in the words clients know. */
  sealed interface Refused extends WorkCheck {
    String text();
  }

  /**
   * Results exist that no control of the config could have made.
   *
   * @param results {@code from|to|type} → number of results
   */
  record ResultsWithoutControl(Map<String, Long> results) implements Refused {
    @Override
    public String text() {
      return new TreeMap<>(results)
          .entrySet().stream()
              .map(result -> "%d with %s".formatted(result.getValue(), named(result.getKey())))
              .collect(
                  Collectors.joining(
                      "\n",
                      "Created annotations are incompatible with provided labeling schema, we found:\n",
                      ""));
    }

    private static String named(String tuple) {
      var parts = tuple.split("\\|", 3);
      return parts.length < 3
          ? tuple
          : "from_name=%s, to_name=%s, type=%s".formatted(parts[0], parts[1], parts[2]);
    }
  }

  /** Labels of a control are in use that the config no longer has. */
  record ControlInUse(String control, long uses) implements Refused {
    @Override
    public String text() {
      return "There are %d annotation(s) created with tag \"%s\", you can't remove it"
          .formatted(uses, control);
    }
  }

  /** Single labels are in use that the control no longer has. */
  record LabelsInUse(String control, List<LabelUse> labels) implements Refused {
    public LabelsInUse {
      labels = List.copyOf(labels);
    }

    @Override
    public String text() {
      return labels.stream()
          .map(LabelUse::text)
          .collect(
              Collectors.joining(
                  "\n",
                  "These labels still exist in annotations or drafts:\n",
                  "\nPlease add labels to tag with name=\"" + control + "\"."));
    }
  }

  /** How often a label is used. */
  record LabelUse(String label, long annotations, long drafts) {
    String text() {
      return "%s (%s, %s)"
          .formatted(label, counted(annotations, "annotation"), counted(drafts, "draft"));
    }

    private static String counted(long count, String noun) {
      return count + " " + noun + (count == 1 ? "" : "s");
    }
  }

  /**
   * Decides; of several reasons to refuse the first is told: results, then controls, then labels.
   */
  static WorkCheck of(LabelConfig config, ExistingWork work, Rule rule) {
    if (work.tasks() == 0) {
      return new Compatible(Outdated.ALL);
    }
    if (work.annotations() == 0 && work.drafts() == 0) {
      return new Compatible(Outdated.ANNOTATIONS);
    }
    return new WorkComparison(config, work)
        .firstRefusal(rule)
        .<WorkCheck>map(refused -> refused)
        .orElse(new Compatible(Outdated.NOTHING));
  }
}
