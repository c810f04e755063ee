package docket.annotations;

import docket.domain.annotations.Draft;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Contribution;
import docket.domain.queue.Tally;
import docket.domain.tasks.Task;
import docket.store.dynamo.Chance;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.people.People.Booking;
import docket.store.people.People.Return;
import docket.store.people.People.Returning;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a person's unsubmitted work, and puts a task off when they say so. */
@Singleton
final class SaveDraft {
  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final Answers answers;
  private final People people;
  private final Clock clock;

  SaveDraft(Tasks tasks, Answers answers, People people, Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
    this.clock = clock;
  }

  /** What to keep. */
  record Content(
      Json result, @Nullable Double leadTime, @Nullable Long annotation, boolean postpones) {}

  /** A new draft; empty when the task is gone. */
  Optional<Draft> create(Project project, UserId user, TaskId taskId, Content content) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var task = tasks.find(project.organization(), taskId).orElse(null);
      if (task == null) {
        return Optional.empty();
      }
      var now = clock.instant();
      long ordinal = 1 + Chance.below(TaskId.MAX_CHILDREN);
      var draft =
          new Draft(
              taskId,
              project.id(),
              ordinal,
              user,
              content.result(),
              content.leadTime(),
              content.annotation(),
              content.postpones(),
              now,
              now);
      var create = answers.create(project.organization(), draft);
      if (commit(project, task, draft, create)) {
        return Optional.of(draft);
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on the drafts of task " + taskId);
  }

  /** The draft as changed; empty when it or its task is gone. */
  Optional<Draft> change(Project project, Draft old, Content content) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var task = tasks.find(project.organization(), old.task()).orElse(null);
      if (task == null) {
        return Optional.empty();
      }
      var draft =
          new Draft(
              old.task(),
              old.project(),
              old.ordinal(),
              old.user(),
              content.result(),
              content.leadTime(),
              content.annotation(),
              content.postpones(),
              old.createdAt(),
              clock.instant());
      if (commit(project, task, draft, answers.replace(project.organization(), draft))) {
        return Optional.of(draft);
      }
      if (answers.draft(project.organization(), old.id()).isEmpty()) {
        return Optional.empty();
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on draft " + old.id());
  }

  private boolean commit(Project project, Task task, Draft draft, Change write) {
    boolean putsOff = draft.wasPostponed() && !task.state().postponers().contains(draft.user());
    return (putsOff
            ? answers.commit(postponing(project, task, draft, write))
            : answers.commit(write))
        instanceof Commit.Done;
  }

  /**
   * Draft, the mark on the task, the way back, and the person's free hands: together or not at all.
   */
  private List<Change> postponing(Project project, Task task, Draft draft, Change write) {
    var organization = project.organization();
    var user = draft.user();
    var person = people.find(project.id(), user);
    var intent = person.intent();
    boolean held = intent != null && intent.task().equals(task.id());
    var after =
        new Task(
            organization,
            task.state().postponedBy(user),
            task.createdAt(),
            task.updatedAt(),
            task.updatedBy(),
            task.fileUpload());
    var changes = new ArrayList<Change>();
    changes.add(write);
    changes.add(tasks.reserve(task, after, project.skipQueue(), draft.updatedAt()));
    changes.add(
        people.comesBack(
            organization,
            project.id(),
            user,
            new Returning(Return.POSTPONED, task.id(), draft.updatedAt())));
    changes.add(
        people.book(
            person, new Booking(organization, Tally.ZERO, Contribution.NONE, held), null, 0));
    return changes;
  }
}
