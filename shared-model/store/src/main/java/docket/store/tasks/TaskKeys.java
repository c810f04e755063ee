package docket.store.tasks;

import docket.domain.id.Digits;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.store.dynamo.Key;

/**
 * The one place that spells the keys of tasks and what hangs on them; docs/data-model.md lists
 * every prefix.
 */
public final class TaskKeys {
  private static final String STATE = "s#";
  private static final String BODY = "d#";
  private static final String CHILD = "x#";
  private static final String PREDICTIONS = "#0P#";
  private static final String DRAFTS = "#1F#";
  private static final String ANNOTATIONS = "#2A#";

  private static final int ORDINAL_WIDTH = 4;

  private TaskKeys() {}

  /** The partition that a task, its body and its children share with 127 neighbours. */
  public static String block(long block) {
    return "T#" + block;
  }

  public static Key state(TaskId task) {
    return new Key(block(task.block()), STATE + Key.padded(task.value()));
  }

  static String stateFrom(long task) {
    return STATE + Key.padded(task);
  }

  static String bodyFrom(long task) {
    return BODY + Key.padded(task);
  }

  static Key body(TaskId task) {
    return new Key(block(task.block()), BODY + Key.padded(task.value()));
  }

  static String childrenOf(TaskId task) {
    return CHILD + Key.padded(task.value()) + "#";
  }

  /** The task of a state, a body or a child. */
  static TaskId taskOf(Key key) {
    var parts = key.sk().split("#", 3);
    return new TaskId(Long.parseLong(parts[1]));
  }

  static String allChildren() {
    return CHILD;
  }

  static String predictionsOf(TaskId task) {
    return CHILD + Key.padded(task.value()) + PREDICTIONS;
  }

  static String draftsOf(TaskId task) {
    return CHILD + Key.padded(task.value()) + DRAFTS;
  }

  static String annotationsOf(TaskId task) {
    return CHILD + Key.padded(task.value()) + ANNOTATIONS;
  }

  public static Key annotation(TaskId task, long ordinal) {
    return child(task, ANNOTATIONS, ordinal);
  }

  static Key draft(TaskId task, long ordinal) {
    return child(task, DRAFTS, ordinal);
  }

  static Key prediction(TaskId task, long ordinal) {
    return child(task, PREDICTIONS, ordinal);
  }

  static boolean isAnnotation(String sk) {
    return sk.contains(ANNOTATIONS);
  }

  static boolean isDraft(String sk) {
    return sk.contains(DRAFTS);
  }

  static boolean isPrediction(String sk) {
    return sk.contains(PREDICTIONS);
  }

  /** Guards a client's own {@code unique_id} against a second use within its project. */
  static Key uniqueId(ProjectId project, String hash) {
    return new Key("Q#" + project + "#" + hash, "-");
  }

  /** The partition of the index of open tasks; one shard until a project needs more. */
  public static String open(ProjectId project) {
    return project + "#0";
  }

  private static Key child(TaskId task, String kind, long ordinal) {
    return new Key(
        block(task.block()),
        CHILD + Key.padded(task.value()) + kind + Digits.padded(ordinal, ORDINAL_WIDTH));
  }
}
