package docket.tasks;

import docket.domain.annotations.Prediction;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.tasks.Answers;
import docket.store.tasks.Bookings;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes predictions; their number rides on the task's state. */
@Singleton
final class SavePrediction {
  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final Answers answers;
  private final People people;
  private final Clock clock;

  SavePrediction(Tasks tasks, Answers answers, People people, Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
    this.clock = clock;
  }

  /** What a prediction says. */
  record Content(
      Json result, @Nullable Double score, String modelVersion, @Nullable Long cluster) {}

  /** A new prediction; empty when the task is gone. */
  Optional<Prediction> create(Project project, UserId caller, TaskId task, Content content) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      long highest =
          answers.predictions(project.organization(), task).stream()
              .mapToLong(Prediction::ordinal)
              .max()
              .orElse(0);
      var now = clock.instant();
      var prediction =
          new Prediction(
              task,
              project.id(),
              highest + 1,
              content.result(),
              content.score(),
              content.modelVersion(),
              content.cluster(),
              now,
              now);
      switch (commit(
          project, caller, task, answers.create(project.organization(), prediction), 1)) {
        case DONE -> {
          return Optional.of(prediction);
        }
        case GONE -> {
          return Optional.empty();
        }
        case STALE -> Contention.pause(attempt);
      }
    }
    throw new Overloaded("too much contention on the predictions of task " + task);
  }

  /** The prediction as changed; empty when it is gone. */
  Optional<Prediction> change(Project project, Prediction old, Content content) {
    var next =
        new Prediction(
            old.task(),
            old.project(),
            old.ordinal(),
            content.result(),
            content.score(),
            content.modelVersion(),
            content.cluster(),
            old.createdAt(),
            clock.instant());
    return answers.commit(answers.replace(project.organization(), next)) instanceof Commit.Done
        ? Optional.of(next)
        : Optional.empty();
  }

  /** False when it was gone already. */
  boolean delete(Project project, UserId caller, Prediction old) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      switch (commit(project, caller, old.task(), answers.delete(old), -1)) {
        case DONE -> {
          return true;
        }
        case GONE -> {
          return false;
        }
        case STALE -> {
          if (answers.prediction(project.organization(), old.id()).isEmpty()) {
            return false;
          }
          Contention.pause(attempt);
        }
      }
    }
    throw new Overloaded("too much contention on prediction " + old.id());
  }

  private enum Committed {
    DONE,
    GONE,
    STALE
  }

  private Committed commit(Project project, UserId caller, TaskId id, Change write, long delta) {
    var before = tasks.find(project.organization(), id).orElse(null);
    if (before == null) {
      return Committed.GONE;
    }
    var state =
        before.state().withPredictions(Math.max(0, before.state().counts().predictions() + delta));
    var changes = new ArrayList<Change>();
    changes.add(write);
    changes.add(
        tasks.update(before, before.with(state, caller, clock.instant()), project.skipQueue()));
    changes.addAll(Bookings.of(people, project, caller, before.state(), state));
    return tasks.commit(changes) instanceof Commit.Done ? Committed.DONE : Committed.STALE;
  }
}
