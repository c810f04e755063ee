package docket.domain.results;

import java.util.Map;
import java.util.Set;

/**
 * What a project's tasks hold already, as far as a new config must respect it (api.md §6.1, §12.3).
 *
 * @param saved what its annotations hold
 * @param drafted what its drafts hold; only the labels count
 * @param customLabels labels that annotators added to a Taxonomy of this project
 */
public record ExistingWork(
    long tasks,
    long annotations,
    long drafts,
    LabelSummary saved,
    LabelSummary drafted,
    Set<String> customLabels) {
  public ExistingWork {
    customLabels = Set.copyOf(customLabels);
  }

  long inAnnotations(String control, String label) {
    return saved.createdLabels().getOrDefault(control, Map.of()).getOrDefault(label, 0L);
  }

  long inDrafts(String control, String label) {
    return drafted.createdLabels().getOrDefault(control, Map.of()).getOrDefault(label, 0L);
  }
}
