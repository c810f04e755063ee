package docket.store.tasks;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Annotation.Provenance;
import docket.domain.annotations.Prediction;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Contribution;
import docket.domain.queue.Tally;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.domain.tasks.TaskBody;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.tasks.Directory.Slot;
import docket.store.tasks.Tasks.NewTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks with what they bring along, in transactions that also book their counters, and where
 * they belong to a piece of a job, how far the piece has come: a job that died in the middle goes
 * on behind the last transaction, and what somebody has deleted meanwhile stays deleted.
 */
public final class TaskWriter {
  /**
   * Changes of one transaction that tasks may fill; the rest is for the directory, the booking and
   * the piece.
   */
  private static final int ROOM = 95;

  private static final int ATTEMPTS = 12;

  private final Dynamo dynamo;
  private final Tasks tasks;
  private final Answers answers;
  private final People people;

  public TaskWriter(Dynamo dynamo, Tasks tasks, Answers answers, People people) {
    this.dynamo = dynamo;
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
  }

  /**
   * A task to make.
   *
   * @param overlap people that it wants; null for the project's number
   */
  public record Incoming(
      TaskBody body,
      @Nullable Integer overlap,
      @Nullable Long fileUpload,
      List<IncomingAnnotation> annotations,
      List<IncomingPrediction> predictions) {
    public Incoming(TaskBody body) {
      this(body, null, null, List.of(), List.of());
    }

    /** Changes that its answers need; an annotation may bring an author to book on. */
    private int changes() {
      return 2 * annotations.size() + predictions.size();
    }
  }

  /** An annotation that comes with its task. */
  public record IncomingAnnotation(
      UserId completedBy,
      Json result,
      boolean wasCancelled,
      boolean groundTruth,
      @Nullable Double leadTime,
      @Nullable String uniqueId,
      Provenance provenance) {}

  /** A prediction that comes with its task. */
  public record IncomingPrediction(Json result, @Nullable Double score, String modelVersion) {}

  /** Who brings the tasks, and when. */
  public record Origin(Project project, UserId by, Instant at) {}

  /**
   * Tasks that a job writes under ids of their own, once, however often it is repeated.
   *
   * @param written how many of them are there already
   */
  public record Piece(List<Slot> slots, int written, Progress progress) {
    public Piece {
      slots = List.copyOf(slots);
    }
  }

  /** Another worker does the same work, and has got further. */
  public static final class Overtaken extends Overloaded {
    private static final long serialVersionUID = 1L;

    public Overtaken(String what) {
      super(what);
    }
  }

  /** Keeps how far a piece has come. */
  public interface Progress {
    /** Moves it from one number of tasks to a higher one; fails where it stands elsewhere. */
    Change between(int from, int to);
  }

  /** Allocates ids and writes; the ids in the order of the tasks. */
  public List<TaskId> write(Origin origin, List<Incoming> incoming) {
    var slots = tasks.allocate(origin.project().id(), incoming.size());
    write(origin, slots, incoming, 0, null);
    return slots.stream().map(Slot::task).toList();
  }

  /**
   * Writes what is left of a piece.
   *
   * @throws Overtaken when another worker is at the same piece
   */
  public void write(Origin origin, Piece piece, List<Incoming> incoming) {
    write(origin, piece.slots(), incoming, piece.written(), piece.progress());
  }

  private void write(
      Origin origin,
      List<Slot> slots,
      List<Incoming> incoming,
      int first,
      @Nullable Progress progress) {
    var rest = incoming.subList(first, incoming.size());
    var placed = tasks.place(origin.project().id(), rest.stream().map(Incoming::body).toList());
    var batch = new ArrayList<Made>();
    int room = ROOM;
    int from = first;
    for (int i = first; i < incoming.size(); i++) {
      var made = made(origin, slots.get(i), incoming.get(i), placed.get(i - first));
      int needs = made.task().changes() + incoming.get(i).changes();
      if (needs > room && !batch.isEmpty()) {
        commit(origin, batch, progress == null ? null : progress.between(from, i));
        batch.clear();
        room = ROOM;
        from = i;
      }
      batch.add(made);
      room -= needs;
    }
    if (!batch.isEmpty()) {
      commit(origin, batch, progress == null ? null : progress.between(from, incoming.size()));
    }
  }

  private record Made(NewTask task, List<Annotation> annotations, List<Prediction> predictions) {}

  private static Made made(Origin origin, Slot slot, Incoming incoming, TaskBodies.Placed placed) {
    var project = origin.project();
    var annotations = annotations(origin, slot.task(), incoming);
    var predictions = predictions(origin, slot.task(), incoming);
    int overlap = incoming.overlap() == null ? project.overlap() : incoming.overlap();
    var bare = TaskState.untouched(slot.task(), project.id(), slot.innerId(), overlap);
    var state =
        annotations.isEmpty()
            ? bare
            : bare.recounted(
                    annotations.stream().map(Annotation::answer).toList(),
                    project.skipQueue(),
                    origin.at())
                .numberedFrom(annotations.size());
    if (!predictions.isEmpty()) {
      state = state.withPredictions(predictions.size());
    }
    var task =
        new Task(
            project.organization(),
            state,
            origin.at(),
            origin.at(),
            origin.by(),
            incoming.fileUpload());
    return new Made(new NewTask(task, incoming.body(), placed), annotations, predictions);
  }

  private static List<Annotation> annotations(Origin origin, TaskId task, Incoming incoming) {
    var annotations = new ArrayList<Annotation>();
    for (var each : incoming.annotations()) {
      annotations.add(
          new Annotation(
              task,
              origin.project().id(),
              annotations.size() + 1,
              each.completedBy(),
              each.result(),
              each.wasCancelled(),
              each.groundTruth(),
              each.leadTime(),
              each.uniqueId(),
              origin.at(),
              origin.at(),
              origin.by(),
              each.provenance()));
    }
    return annotations;
  }

  private static List<Prediction> predictions(Origin origin, TaskId task, Incoming incoming) {
    var predictions = new ArrayList<Prediction>();
    for (var each : incoming.predictions()) {
      predictions.add(
          new Prediction(
              task,
              origin.project().id(),
              predictions.size() + 1,
              each.result(),
              each.score(),
              each.modelVersion(),
              null,
              origin.at(),
              origin.at()));
    }
    return predictions;
  }

  private void commit(Origin origin, List<Made> batch, @Nullable Change step) {
    var organization = origin.project().organization();
    var changes =
        tasks.create(batch.stream().map(Made::task).toList(), origin.project().skipQueue());
    var delta = Tally.ZERO;
    for (var made : batch) {
      made.annotations()
          .forEach(annotation -> changes.add(answers.create(organization, annotation)));
      made.predictions()
          .forEach(prediction -> changes.add(answers.create(organization, prediction)));
      delta = delta.plus(Tally.of(made.task().task().state()));
    }
    addBookings(origin, batch, delta, changes);
    if (step != null) {
      changes.add(step);
    }
    commit(changes, batch.getFirst().task().task().id(), step != null);
  }

  private void addBookings(Origin origin, List<Made> batch, Tally delta, List<Change> changes) {
    var organization = origin.project().organization();
    var project = origin.project().id();
    var done = Contribution.ofAll(batch.stream().map(made -> made.task().task().state()).toList());
    var own = done.getOrDefault(origin.by(), Contribution.NONE);
    changes.add(people.bookOnly(organization, project, origin.by(), delta, own));
    done.remove(origin.by());
    done.forEach((user, theirs) ->
        changes.add(people.bookOnly(organization, project, user, Tally.ZERO, theirs)));
  }

  /**
   * @param stepped whether the last change is a step of a piece
   */
  private void commit(List<Change> changes, TaskId first, boolean stepped) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      switch (dynamo.transact(changes)) {
        case Commit.Done _ -> {
          return;
        }
        case Commit.Refused refused when stepped && refused.failedAt(changes.size() - 1) ->
            throw new Overtaken("task " + first);
        case Commit.Refused refused ->
            throw new IllegalStateException(
                "task %s clashes with what is stored: %s".formatted(first, refused.failed()));
        case Commit.Collided _ -> Contention.pause(attempt);
      }
    }
    throw new Overloaded("importing at task " + first);
  }
}
