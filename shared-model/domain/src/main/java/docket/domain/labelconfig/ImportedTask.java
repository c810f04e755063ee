package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of one imported item, before anything is stored (import-and-storage.md §2.10). */
public sealed interface ImportedTask {
  /**
   * It can be imported; {@code data} is its task data with the placeholder of file uploads
   * resolved.
   */
  record Acceptable(TaskForm form, Json.Obj data) implements ImportedTask {}

  /** It cannot; {@code text} is the detail of the error line. */
  record Refused(String text) implements ImportedTask {}

  /**
   * Reads an item; an item without {@code data} is the data itself. Annotations' contents are for
   * docket.domain.results to judge.
   */
  static ImportedTask of(LabelConfig config, Json item) {
    if (item instanceof Json.Null) {
      return new Refused("Task is empty (None)");
    }
    if (!(item instanceof Json.Obj task)) {
      return new Refused(
          "Task root must be dict with \"data\", \"meta\", \"annotations\", \"predictions\" fields");
    }
    var form = task.has("data") ? TaskForm.ENVELOPE : TaskForm.BARE;
    if (form == TaskForm.ENVELOPE && !(task.get("data") instanceof Json.Obj)) {
      return new Refused(
          task.get("data") instanceof Json.Null
              ? "Task is empty (None)"
              : "Task[data] must be dict");
    }
    var data = form == TaskForm.ENVELOPE ? task.object("data") : task;
    return envelopeError(form, task)
        .or(() -> TaskData.firstError(config, data, form))
        .<ImportedTask>map(Refused::new)
        .orElseGet(() -> new Acceptable(form, TaskData.named(config, data)));
  }

  private static Optional<String> envelopeError(TaskForm form, Json.Obj task) {
    if (form == TaskForm.BARE) {
      return Optional.empty();
    }
    if (!isObjectOrAbsent(task.get("meta"))) {
      return Optional.of("Task[meta] must be dict");
    }
    return answersError(task.get("annotations"), "annotations", "Annotation")
        .or(() -> answersError(task.get("predictions"), "predictions", "Prediction"));
  }

  private static boolean isObjectOrAbsent(@Nullable Json meta) {
    return meta == null || meta instanceof Json.Null || meta instanceof Json.Obj;
  }

  private static Optional<String> answersError(@Nullable Json answers, String member, String noun) {
    return switch (answers) {
      case null -> Optional.empty();
      case Json.Null _ -> Optional.empty();
      case Json.Arr(var items) ->
          items.stream().flatMap(each -> answerError(each, noun).stream()).findFirst();
      default -> Optional.of("Task[" + member + "] must be list");
    };
  }

  /** A prediction may be a raw list of results (labeling-config.md §10 rule 7). */
  private static Optional<String> answerError(Json answer, String noun) {
    if (noun.equals("Prediction") && answer instanceof Json.Arr) {
      return Optional.empty();
    }
    if (!(answer instanceof Json.Obj object) || !object.has("result")) {
      return Optional.of(noun + " must have \"result\" fields");
    }
    boolean fine = object.get("result") instanceof Json.Arr;
    var text =
        "\"result\" field in %s must be list"
            .formatted(noun.equals("Prediction") ? "prediction" : "annotation");
    return fine ? Optional.empty() : Optional.of(text);
  }
}
