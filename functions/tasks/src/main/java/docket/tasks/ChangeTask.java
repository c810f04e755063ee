package docket.tasks;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.tasks.TaskBody;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.tasks.Bookings;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.WithBody;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the data or the overlap of one task. */
@Singleton
final class ChangeTask {
  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final People people;
  private final Clock clock;

  ChangeTask(Tasks tasks, People people, Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.clock = clock;
  }

  /** The task as changed; empty when it is gone. */
  Optional<WithBody> change(
      Project project, UserId caller, TaskId id, TaskBody body, @Nullable Integer overlap) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var before = tasks.find(project.organization(), id).orElse(null);
      if (before == null) {
        return Optional.empty();
      }
      var now = clock.instant();
      var state =
          overlap == null
              ? before.state().touched()
              : before.state().wanting(overlap, project.skipQueue(), now);
      var after = before.with(state, caller, now);
      var changes =
          new ArrayList<Change>(tasks.updateWithBody(before, after, body, project.skipQueue()));
      changes.addAll(Bookings.of(people, project, caller, before.state(), state));
      if (tasks.commit(changes) instanceof Commit.Done) {
        return Optional.of(new WithBody(after, body));
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on task " + id);
  }
}
