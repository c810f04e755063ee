package docket.domain.results;

import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.results.WorkCheck.ControlInUse;
import docket.domain.results.WorkCheck.LabelUse;
import docket.domain.results.WorkCheck.LabelsInUse;
import docket.domain.results.WorkCheck.Refused;
import docket.domain.results.WorkCheck.ResultsWithoutControl;
import docket.domain.results.WorkCheck.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds a config against existing work; the steps of {@link WorkCheck}. */
final class WorkComparison {
  /** A transcription stays readable whatever becomes of its control. */
  private static final String EXEMPT = "textarea";

  private final LabelConfig config;
  private final ExistingWork work;

  WorkComparison(LabelConfig config, ExistingWork work) {
    this.config = config;
    this.work = work;
  }

  Optional<Refused> firstRefusal(Rule rule) {
    return resultsWithoutControl()
        .or(() -> first(used().entrySet().stream().flatMap(use -> controlInUse(use).stream())))
        .or(() ->
            rule == Rule.UPDATE
                ? Optional.empty()
                : first(used().keySet().stream().flatMap(name -> labelsInUse(name).stream())));
  }

  private static Optional<Refused> first(Stream<Refused> refusals) {
    return refusals.findFirst();
  }

  private Optional<Refused> resultsWithoutControl() {
    var lost = new TreeMap<String, Long>();
    work.saved()
        .createdAnnotations()
        .forEach((tuple, count) -> {
          if (!stillMade(tuple.split("\\|", 3))) {
            lost.put(tuple, count);
          }
        });
    return lost.isEmpty() ? Optional.empty() : Optional.of(new ResultsWithoutControl(lost));
  }

  private boolean stillMade(String[] tuple) {
    boolean exempt = tuple.length < 3 || tuple[2].equals(EXEMPT);
    return exempt || config.control(tuple[0]).filter(control -> makes(control, tuple)).isPresent();
  }

  private boolean makes(Control control, String[] tuple) {
    boolean ofItself = control.type().equals("Pairwise") && tuple[1].equals(tuple[0]);
    boolean onTarget = control.targetsOf(tuple[0]).containsAll(List.of(tuple[1].split(",", -1)));
    return (ofItself || onTarget) && ExpectedTypes.of(config, control).contains(tuple[2]);
  }

  /** Control → labels in use, of annotations and drafts together. */
  private Map<String, Map<String, Long>> used() {
    return new TreeMap<>(work.saved().plus(work.drafted()).createdLabels());
  }

  private Optional<Refused> controlInUse(Map.Entry<String, Map<String, Long>> use) {
    long uses = use.getValue().values().stream().mapToLong(Long::longValue).sum();
    boolean lost = uses > 0 && config.control(use.getKey()).isEmpty();
    return lost ? Optional.of(new ControlInUse(use.getKey(), uses)) : Optional.empty();
  }

  private Optional<Refused> labelsInUse(String name) {
    var labels = used().getOrDefault(name, Map.of()).keySet();
    var lost = config.control(name).map(control -> lost(control, labels)).orElse(List.of());
    var uses =
        lost.stream()
            .map(label ->
                new LabelUse(label, work.inAnnotations(name, label), work.inDrafts(name, label)))
            .toList();
    return uses.isEmpty() ? Optional.empty() : Optional.of(new LabelsInUse(name, uses));
  }

  private List<String> lost(Control control, Set<String> used) {
    if (control.hasDynamicLabels()) {
      return List.of();
    }
    var known = new HashSet<>(config.acceptedLabels(control).orElse(Set.of()));
    if (control.type().equals("Taxonomy")) {
      known.addAll(work.customLabels());
    }
    return used.stream().filter(label -> !known.contains(label)).sorted().toList();
  }
}
