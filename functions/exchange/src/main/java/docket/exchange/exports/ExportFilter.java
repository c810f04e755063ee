package docket.exchange.exports;

import docket.domain.annotations.Annotation;
import docket.domain.json.Json;
import docket.domain.tasks.Task;
import docket.store.tasks.Answers.Children;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks and annotations an export takes (spec export.md §2.1, §2.2).
 *
 * @param ids the only tasks to take; empty for all
 * @param annotatedOnly tasks with at least one annotation
 */
record ExportFilter(Set<Long> ids, boolean annotatedOnly, Json.Obj tasks, Json.Obj annotations) {
  static final ExportFilter EVERYTHING =
      new ExportFilter(Set.of(), false, Json.EMPTY_OBJECT, Json.EMPTY_OBJECT);

  static ExportFilter of(Json.Obj options) {
    return new ExportFilter(
        Set.of(),
        false,
        options.object("task_filter_options"),
        options.object("annotation_filter_options"));
  }

  boolean takes(Task task, Children children) {
    boolean named = ids.isEmpty() || ids.contains(task.id().value());
    boolean annotated = !annotatedOnly || !children.annotations().isEmpty();
    return named
        && annotated
        && fits("finished", task.state().labeled())
        && fits("annotated", task.state().counts().submitted() > 0)
        && fits("skipped", task.state().counts().skipped() > 0)
        && fits("reviewed", false);
  }

  private boolean fits(String option, boolean holds) {
    var wanted = tasks.text(option);
    return wanted == null || (wanted.equals("only") ? holds : !wanted.equals("exclude") || !holds);
  }

  /**
   * Of a task's annotations, those to show; null where the task is left out because none is left.
   */
  @Nullable List<Annotation> shown(Children children) {
    var shown = children.annotations().stream().filter(wanted()).toList();
    boolean onlyWith = tasks.get("only_with_annotations") instanceof Json.Bool(var flag) && flag;
    return onlyWith && shown.isEmpty() ? null : shown;
  }

  private Predicate<Annotation> wanted() {
    if (annotations.fields().isEmpty()) {
      return _ -> true;
    }
    boolean usual = flag("usual", true);
    boolean groundTruth = flag("ground_truth", false);
    boolean skipped = flag("skipped", false);
    return a -> a.wasCancelled() ? skipped : a.groundTruth() ? groundTruth : usual;
  }

  private boolean flag(String name, boolean absent) {
    return annotations.get(name) instanceof Json.Bool(var value) ? value : absent;
  }
}
