package docket.store.queue;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.GrantDecision;
import docket.domain.queue.GrantDecision.Grantable;
import docket.domain.queue.GrantDecision.NotForYou;
import docket.domain.queue.GrantDecision.TakenForNow;
import docket.domain.queue.Granting;
import docket.domain.queue.Granting.Reservation;
import docket.domain.queue.Lock;
import docket.domain.queue.OpenKey;
import docket.domain.queue.Person;
import docket.domain.queue.QueueRules;
import docket.domain.tasks.Task;
import docket.store.dynamo.Commit;
import docket.store.people.People;
import docket.store.people.People.Return;
import docket.store.queue.Tried.NotForThem;
import docket.store.queue.Tried.Overtaken;
import docket.store.queue.Tried.Reserved;
import docket.store.queue.Tried.Taken;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.Reading;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reserves tasks for one person, on one reading of them: first the person's intent, then the task's
 * slot, each by a conditional write. The slot alone is the truth.
 */
final class Reserving {
  private final Tasks tasks;
  private final People people;
  private final Clock clock;
  private final Project project;
  private final QueueRules rules;
  private Person person;

  Reserving(Tasks tasks, People people, Clock clock, Project project, Person person) {
    this.tasks = tasks;
    this.people = people;
    this.clock = clock;
    this.project = project;
    this.rules = project.queueRules();
    this.person = person;
  }

  Person person() {
    return person;
  }

  private UserId user() {
    return person.user();
  }

  /** The way through the index so far, which is stored with the next reservation. */
  void keep(Map<String, String> cursors) {
    person = person.withCursors(cursors);
  }

  /** A reservation that the person has, or was about to have when a request died; null for none. */
  @Nullable Tried held() {
    var intent = person.intent();
    if (intent == null || !intent.isLive(clock.instant())) {
      return null;
    }
    var read = tasks.read(project.organization(), intent.task()).orElse(null);
    if (read == null) {
      return null;
    }
    var state = read.task().state();
    if (state.labeled() || state.isSubmittedBy(user())) {
      return null;
    }
    var lock = state.liveLock(user(), clock.instant());
    if (lock != null && lock.id().equals(intent.lock().id())) {
      return new Reserved(read.task(), read, lock);
    }
    boolean unfinished = lock == null && !state.skippers().contains(user());
    return unfinished ? finish(read, intent.lock().id()) : new NotForThem();
  }

  /** The intent was written, the slot was not: write it now, with the same lock. */
  private Tried finish(Reading read, String lockId) {
    var decision =
        Granting.decide(
            read.task().state(), user(), rules, new Reservation(lockId, clock.instant()));
    return decision instanceof Grantable grant
        ? takeSlot(read, grant)
        : refused(decision, read.task());
  }

  /** A task that the index proposes, on a strong reading. */
  Tried attempt(TaskId task) {
    var read = tasks.read(project.organization(), task).orElse(null);
    if (read == null) {
      return new Taken(true);
    }
    var decision =
        Granting.decide(
            read.task().state(), user(), rules, new Reservation(newLockId(), clock.instant()));
    return decision instanceof Grantable grant
        ? reserve(read, grant)
        : refused(decision, read.task());
  }

  /** A task that comes back to the person, who has put it off or skipped it. */
  Tried again(TaskId task, Return kind) {
    var read = tasks.read(project.organization(), task).orElse(null);
    if (read == null) {
      return new NotForThem();
    }
    return switch (decideAgain(read.task(), kind)) {
      case NotForYou _ -> new NotForThem();
      case TakenForNow _ -> new Taken(true);
      case Grantable grant -> reserve(read, grant);
    };
  }

  private GrantDecision decideAgain(Task task, Return kind) {
    var state = task.state();
    boolean still =
        kind == Return.POSTPONED
            ? state.postponers().contains(user())
            : state.skippers().contains(user());
    return still
        ? Granting.decideAgain(
            kind == Return.POSTPONED ? state.resumedBy(user()) : state,
            user(),
            rules,
            new Reservation(newLockId(), clock.instant()))
        : new NotForYou();
  }

  private Tried refused(GrantDecision decision, Task task) {
    boolean theirs =
        task.state().isAnsweredBy(user()) || task.state().postponers().contains(user());
    return theirs && decision instanceof NotForYou ? new NotForThem() : new Taken(isFull(task));
  }

  private Tried reserve(Reading read, Grantable grant) {
    var intent = new Person.Intent(read.task().id(), grant.lock());
    if (!(people.intend(project.organization(), person, intent) instanceof Commit.Done)) {
      return new Overtaken();
    }
    person = person.withIntent(intent);
    return takeSlot(read, grant);
  }

  private Tried takeSlot(Reading read, Grantable grant) {
    var task = read.task();
    var after =
        new Task(
            task.organization(),
            grant.after(),
            task.createdAt(),
            task.updatedAt(),
            task.updatedBy(),
            task.fileUpload());
    var commit = tasks.commit(tasks.reserve(task, after, rules.skipQueue(), clock.instant()));
    return commit instanceof Commit.Done
        ? new Reserved(after, read, grant.lock())
        : lostTo(task.id(), grant.lock());
  }

  /** Another request of the same person may have found the intent and written its slot first. */
  private Tried lostTo(TaskId id, Lock lock) {
    var read = tasks.read(project.organization(), id).orElse(null);
    if (read == null) {
      return new Taken(true);
    }
    var held = read.task().state().liveLock(user(), clock.instant());
    return held != null && held.id().equals(lock.id())
        ? new Reserved(read.task(), read, held)
        : new Taken(isFull(read.task()));
  }

  /** Whether nobody else has a place in the task now. */
  boolean isFull(Task task) {
    var place = OpenKey.of(task.state(), rules.skipQueue(), clock.instant());
    return place == null || place.startsWith(OpenKey.RESERVED);
  }

  private static String newLockId() {
    return UUID.randomUUID().toString();
  }
}
