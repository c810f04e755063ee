package docket.store.queue;

import docket.domain.id.OrganizationId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.Person;
import docket.store.dynamo.Chance;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.people.People;
import docket.store.queue.NextTask.Empty;
import docket.store.queue.NextTask.Reason;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.Tasks;
import java.time.Clock;
import java.util.Map;

/**
 * Serves the next task. A grant is two conditional writes: first the person's intent, then the
 * task's slot, which alone is the truth; so two tabs get the same task, two people never the same
 * last slot, and a crash in between blocks nobody.
 */
public final class TaskQueue {
  private static final int ATTEMPTS = 12;

  /**
   * Tries after which a person who saw only what others took is told why: when more people come at
   * once than one reading of the index proposes tasks, the next reading proposes others.
   */
  private static final int CROWDED_ATTEMPTS = 2;

  private final Tasks tasks;
  private final People people;
  private final Emptiness emptiness;
  private final Clock clock;
  private final Session.Means means;

  public TaskQueue(Tasks tasks, People people, OpenTasks open, Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.emptiness = new Emptiness(tasks, people, open);
    this.clock = clock;
    var candidates = new Candidates(open, Chance::any);
    this.means =
        new Session.Means(people, candidates, new Claims(), new Detours(Chance::below), clock);
  }

  /** The next task of a person in a project, reserved; or why there is none. */
  public NextTask next(Project project, UserId user) {
    return next(project, people.find(project.id(), user));
  }

  /**
   * The same for a caller who knows how the person stands now, having just read or written them.
   * Where that is out of date a condition fails, and the person is read.
   */
  public NextTask next(Project project, Person known) {
    var user = known.user();
    boolean fromStart = false;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var person = attempt == 1 ? known : people.find(project.id(), user);
      var session = session(project, fromStart ? person.withCursors(Map.of()) : person, attempt);
      var held = session.held();
      if (held != null) {
        return held;
      }
      var served = session.serve();
      if (served != null) {
        return served;
      }
      if (session.hasReadOn()) {
        fromStart = false;
        continue;
      }
      boolean again = session.lostRace() || (session.isCrowded() && attempt <= CROWDED_ATTEMPTS);
      if (!again) {
        var verdict = emptiness.judge(project, user, clock.instant());
        if (!verdict.moreWork()) {
          return verdict.empty();
        }
        fromStart = true; // there is a task for them, which a cursor may have passed
      }
      Contention.pause(attempt);
    }
    return new Empty(Reason.ALL_RESERVED, Emptiness.SOON);
  }

  private Session session(Project project, Person person, int attempt) {
    var reserving = new Reserving(tasks, people, clock, project, person);
    return new Session(means, project, reserving, attempt > 1);
  }

  /** Frees a reservation, for a person who may no longer work on the task. */
  public void release(OrganizationId organization, Project project, TaskId taskId, UserId user) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var task = tasks.find(organization, taskId).orElse(null);
      if (task == null || !task.state().locks().containsKey(user)) {
        return;
      }
      var after = task.with(task.state().releasedBy(user), user, clock.instant());
      if (tasks.commit(tasks.update(task, after, project.skipQueue())) instanceof Commit.Done) {
        return;
      }
      Contention.pause(attempt);
    }
  }
}
