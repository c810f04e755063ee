package docket.exchange.imports;

import docket.domain.access.User;
import docket.domain.annotations.Annotation.Action;
import docket.domain.annotations.Annotation.Provenance;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.labelconfig.ImportedTask;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.TaskForm;
import docket.domain.results.AnnotationCheck;
import docket.domain.results.PredictionCheck;
import docket.domain.tasks.TaskBody;
import docket.store.json.JsonText;
import docket.store.tasks.TaskWriter.Incoming;
import docket.store.tasks.TaskWriter.IncomingAnnotation;
import docket.store.tasks.TaskWriter.IncomingPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads items of an import as tasks, and gathers what is wrong with them (import-and-storage.md
 * §2.9, §2.10).
 */
final class IncomingTasks {
  private static final int MOST_ERRORS = 100;
  private static final int SHOWN = 200;
  private static final int MOST_OVERLAP = 500;

  private final LabelConfig config;
  private final UserId importer;
  private final Map<String, User> membersByEmail;
  private final Map<Long, User> membersById;
  private final Preannotation preannotation;
  private final List<String> errors = new ArrayList<>();
  private long count;
  private long annotations;
  private long predictions;

  /**
   * @param members who may have made an annotation
   */
  IncomingTasks(
      LabelConfig config, UserId importer, List<User> members, Preannotation preannotation) {
    this.config = config;
    this.importer = importer;
    this.preannotation = preannotation;
    this.membersByEmail = new java.util.HashMap<>();
    this.membersById = new java.util.HashMap<>();
    members.forEach(user -> {
      membersByEmail.put(user.email(), user);
      membersById.put(user.id().value(), user);
    });
  }

  long count() {
    return count;
  }

  long annotations() {
    return annotations;
  }

  long predictions() {
    return predictions;
  }

  /** Everything that is wrong so far, at most a hundred lines. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** The item as a task; null when it is none, which is noted. */
  @Nullable Incoming read(Json item, @Nullable Long upload) {
    long index = count++;
    return switch (ImportedTask.of(config, item)) {
      case ImportedTask.Refused(var text) -> refused(index, text, item);
      case ImportedTask.Acceptable(var form, var data) -> {
        var envelope =
            form == TaskForm.ENVELOPE && item instanceof Json.Obj object
                ? object
                : Json.EMPTY_OBJECT;
        yield task(index, envelope, data, upload);
      }
    };
  }

  private @Nullable Incoming task(
      long index, Json.Obj envelope, Json.Obj data, @Nullable Long upload) {
    int before = errors.size();
    var made = new ArrayList<IncomingAnnotation>();
    for (var each : envelope.array("annotations").items()) {
      made.add(annotation(index, (Json.Obj) each));
    }
    var guessed = new ArrayList<IncomingPrediction>();
    for (var each : envelope.array("predictions").items()) {
      guessed.add(prediction(index, guessed.size(), (Json.Obj) each));
    }
    preannotation
        .of(config, data)
        .ifPresent(
            fields -> guessed.add(new IncomingPrediction(fields, 1.0, Preannotation.VERSION)));
    preannotation
        .missing(data)
        .forEach(field ->
            error(
                "Task %d: Preannotated field '%s' not found in task data".formatted(index, field)));
    annotations += made.size();
    predictions += guessed.size();
    if (errors.size() > before) {
      return null;
    }
    return new Incoming(body(envelope, data), overlap(envelope), upload, made, guessed);
  }

  private static TaskBody body(Json.Obj envelope, Json.Obj data) {
    var meta = envelope.get("meta");
    var allowSkip = envelope.get("allow_skip") instanceof Json.Bool(var flag) ? flag : null;
    return new TaskBody(data, meta == null ? Json.NULL : meta, allowSkip);
  }

  private static @Nullable Integer overlap(Json.Obj envelope) {
    return envelope.get("overlap") instanceof Json.Int(var people)
            && people >= 1
            && people <= MOST_OVERLAP
        ? (int) people
        : null;
  }

  private IncomingAnnotation annotation(long index, Json.Obj item) {
    var result = item.get("result");
    if (AnnotationCheck.of(config, result) instanceof AnnotationCheck.Refused(var text)) {
      error(line(index, text, item));
    }
    boolean cancelled = item.get("was_cancelled") instanceof Json.Bool(var flag) && flag;
    boolean groundTruth = !(item.get("ground_truth") instanceof Json.Bool(var flag)) || flag;
    return new IncomingAnnotation(
        author(index, item),
        result == null ? Json.EMPTY_ARRAY : result,
        cancelled,
        groundTruth && !cancelled,
        number(item.get("lead_time")),
        item.text("unique_id"),
        new Provenance(Action.IMPORTED, null, null, importId(item), null, false));
  }

  private static @Nullable Long importId(Json.Obj item) {
    return item.get("id") instanceof Json.Int(var id) ? Long.valueOf(id) : null;
  }

  private UserId author(long index, Json.Obj item) {
    var given = item.get("completed_by");
    return switch (given) {
      case null -> importer;
      case Json.Null _ -> importer;
      case Json.Int(var id) when membersById.containsKey(id) -> new UserId(id);
      case Json.Obj person when person.text("email") != null ->
          byEmail(index, item, String.valueOf(person.text("email")));
      default -> {
        error(
            line(
                index,
                "Import data contains completed_by=%s which is not a valid annotator's email or ID"
                    .formatted(JsonText.text(given)),
                item));
        yield importer;
      }
    };
  }

  private UserId byEmail(long index, Json.Obj item, String email) {
    var member = membersByEmail.get(email.toLowerCase(java.util.Locale.ROOT));
    if (member == null) {
      error(line(index, "Unknown annotator's email " + email, item));
      return importer;
    }
    return member.id();
  }

  private IncomingPrediction prediction(long index, int position, Json.Obj item) {
    if (!config.controls().isEmpty()) {
      PredictionCheck.errors(config, item)
          .forEach(text -> error("Task %d, prediction %d: %s".formatted(index, position, text)));
    }
    var version = item.text("model_version");
    return new IncomingPrediction(
        item.array("result"), number(item.get("score")), version == null ? "undefined" : version);
  }

  private static @Nullable Double number(@Nullable Json value) {
    return switch (value) {
      case Json.Int(var whole) -> (double) whole;
      case Json.Dec(var decimal) -> decimal;
      case null, default -> null;
    };
  }

  private @Nullable Incoming refused(long index, String text, Json item) {
    error(line(index, text, item));
    return null;
  }

  private static String line(long index, String text, Json item) {
    var shown = JsonText.text(item);
    return "Error at item %d: %s :: %s"
        .formatted(index, text, shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…");
  }

  private void error(String text) {
    if (errors.size() < MOST_ERRORS - 1) {
      errors.add(text);
    } else if (errors.size() == MOST_ERRORS - 1) {
      errors.add("...");
    }
  }

  boolean isFull() {
    return errors.size() >= MOST_ERRORS;
  }
}
