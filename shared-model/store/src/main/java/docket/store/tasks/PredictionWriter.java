package docket.store.tasks;

import docket.domain.annotations.Prediction;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Contribution;
import docket.domain.queue.Tally;
import docket.domain.tasks.Task;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes and deletes predictions of many tasks, in transactions that also change the tasks' states
 * and book the counters.
 */
public final class PredictionWriter {
  /** Changes of one transaction that tasks may fill; one is for the booking. */
  private static final int ROOM = Tasks.MOST_CHANGES - 1;

  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final Answers answers;
  private final People people;

  public PredictionWriter(Tasks tasks, Answers answers, People people) {
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
  }

  /** A prediction for a task that exists. */
  public record Incoming(
      Json result, @Nullable Double score, String modelVersion, @Nullable Long cluster) {}

  /** Who acts, and when. */
  public record Origin(Project project, UserId by, Instant at) {}

  /** Stores them all, and says how many: those of a task that went meanwhile are left out. */
  public long create(Origin origin, Map<TaskId, List<Incoming>> wanted) {
    long made = 0;
    for (var batch : batches(wanted)) {
      made += together(origin, batch, (task, incoming) -> additions(origin, task, incoming));
    }
    return made;
  }

  /** Deletes the given predictions, and says how many were still there. */
  public long delete(Origin origin, Map<TaskId, List<Prediction>> unwanted) {
    long gone = 0;
    for (var batch : batches(unwanted)) {
      gone += together(origin, batch, (task, old) -> removals(origin, task, old));
    }
    return gone;
  }

  /** What happens to one task's predictions: how many more it has then, and the writes. */
  private record Edit(long delta, List<Change> changes) {}

  private interface Editing<T> {
    Edit edit(Task task, List<T> items);
  }

  private Edit additions(Origin origin, Task task, List<Incoming> incoming) {
    long ordinal = task.state().counts().predictions() == 0 ? 0 : highest(origin, task.id());
    var changes = new ArrayList<Change>();
    for (var each : incoming) {
      changes.add(
          answers.create(
              origin.project().organization(), prediction(origin, task.id(), ++ordinal, each)));
    }
    return new Edit(changes.size(), changes);
  }

  private long highest(Origin origin, TaskId task) {
    return answers.predictions(origin.project().organization(), task).stream()
        .mapToLong(Prediction::ordinal)
        .max()
        .orElse(0);
  }

  private static Prediction prediction(Origin origin, TaskId task, long ordinal, Incoming from) {
    return new Prediction(
        task,
        origin.project().id(),
        ordinal,
        from.result(),
        from.score(),
        from.modelVersion(),
        from.cluster(),
        origin.at(),
        origin.at());
  }

  private Edit removals(Origin origin, Task task, List<Prediction> old) {
    var there =
        answers.predictions(origin.project().organization(), task.id()).stream()
            .map(Prediction::id)
            .toList();
    var changes = new ArrayList<Change>();
    old.stream()
        .filter(each -> there.contains(each.id()))
        .map(answers::delete)
        .forEach(changes::add);
    return new Edit(-changes.size(), changes);
  }

  /** Parts that fit a transaction; the predictions of one task may be spread over several. */
  private static <T> List<Map<TaskId, List<T>>> batches(Map<TaskId, List<T>> all) {
    var batches = new ArrayList<Map<TaskId, List<T>>>();
    var batch = new TreeMap<TaskId, List<T>>();
    int room = ROOM;
    for (var task : all.entrySet()) {
      for (var each : task.getValue()) {
        int needs = batch.containsKey(task.getKey()) ? 1 : 2;
        if (needs > room) {
          batches.add(batch);
          batch = new TreeMap<>();
          room = ROOM;
          needs = 2;
        }
        batch.computeIfAbsent(task.getKey(), _ -> new ArrayList<>()).add(each);
        room -= needs;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private <T> long together(Origin origin, Map<TaskId, List<T>> batch, Editing<T> editing) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var changes = new ArrayList<Change>();
      var delta = Tally.ZERO;
      long edited = 0;
      for (var before :
          tasks.findAll(origin.project().organization(), List.copyOf(batch.keySet()))) {
        var edit = editing.edit(before, batch.getOrDefault(before.id(), List.of()));
        if (!edit.changes().isEmpty()) {
          var after = after(origin, before, edit.delta());
          changes.add(tasks.update(before, after, origin.project().skipQueue()));
          changes.addAll(edit.changes());
          delta = delta.plus(Tally.between(before.state(), after.state()));
          edited += edit.changes().size();
        }
      }
      if (changes.isEmpty() || commit(origin, changes, delta)) {
        return edited;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on the predictions of " + batch.keySet());
  }

  private static Task after(Origin origin, Task before, long delta) {
    long count = Math.max(0, before.state().counts().predictions() + delta);
    return before.with(before.state().withPredictions(count), origin.by(), origin.at());
  }

  private boolean commit(Origin origin, List<Change> changes, Tally delta) {
    var project = origin.project();
    changes.add(
        people.bookOnly(
            project.organization(), project.id(), origin.by(), delta, Contribution.NONE));
    return tasks.commit(changes) instanceof Commit.Done;
  }
}
