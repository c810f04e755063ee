package docket.store.queue;

import docket.domain.id.OrganizationId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.GrantDecision;
import docket.domain.queue.GrantDecision.Grantable;
import docket.domain.queue.Granting;
import docket.domain.queue.Granting.Reservation;
import docket.domain.queue.Lock;
import docket.domain.queue.OpenKey;
import docket.domain.queue.Person;
import docket.domain.queue.QueueRules;
import docket.domain.tasks.Task;
import docket.store.dynamo.Chance;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.people.People;
import docket.store.people.People.Return;
import docket.store.people.People.Returning;
import docket.store.queue.NextTask.Empty;
import docket.store.queue.NextTask.Reason;
import docket.store.queue.NextTask.Served;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.OpenTasks.Entry;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.Reading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Serves the next task. A grant is two conditional writes: first the person's intent, then the
 * task's slot, which alone is the truth; so two tabs get the same task, two people never the same
 * last slot, and a crash in between blocks nobody.
 */
public final class TaskQueue {
  private static final int ATTEMPTS = 12;
  private static final int RETURNING = 16;

  /**
   * Tries after which a person who saw only what others took is told why: when more people come at
   * once than one reading of the index proposes tasks, the next reading proposes others.
   */
  private static final int CROWDED_ATTEMPTS = 2;

  private final Tasks tasks;
  private final People people;
  private final Candidates candidates;
  private final Emptiness emptiness;
  private final Clock clock;
  private final Claims claims = new Claims();

  public TaskQueue(Tasks tasks, People people, OpenTasks open, Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.candidates = new Candidates(open, Chance::any);
    this.emptiness = new Emptiness(tasks, people, open);
    this.clock = clock;
  }

  /** The next task of a person in a project, reserved; or why there is none. */
  public NextTask next(Project project, UserId user) {
    boolean fromStart = false;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var session = new Session(project, user, people.find(project.id(), user), fromStart);
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

  /** One try: stages in order, on one reading of the person. */
  private final class Session {
    private final Project project;
    private final OrganizationId organization;
    private final QueueRules rules;
    private final UserId user;
    private final List<String> stages = new ArrayList<>();
    private Person person;
    private boolean lost;
    private boolean crowded;
    private boolean overtaken;
    private boolean readOn;
    private long readAt;

    Session(Project project, UserId user, Person person, boolean fromStart) {
      this.project = project;
      this.organization = project.organization();
      this.rules = project.queueRules();
      this.user = user;
      this.person = fromStart ? person.withCursors(Map.of()) : person;
    }

    /** Whether others were at it: the same person, or neighbours at everything that was read. */
    boolean lostRace() {
      return lost || overtaken;
    }

    /** Whether so much lies before the next task that the place reached was only noted. */
    boolean hasReadOn() {
      return readOn;
    }

    /** Whether there were proposals, and others had taken them. */
    boolean isCrowded() {
      return crowded;
    }

    /** The task that the person holds already. */
    @Nullable NextTask held() {
      var intent = person.intent();
      if (intent == null || !intent.isLive(clock.instant())) {
        return null;
      }
      var read = tasks.read(organization, intent.task()).orElse(null);
      if (read == null) {
        return null;
      }
      var state = read.task().state();
      if (state.labeled() || state.isSubmittedBy(user)) {
        return null;
      }
      stages.add("Task lock");
      var lock = state.liveLock(user, clock.instant());
      if (lock != null && lock.id().equals(intent.lock().id())) {
        return served(read.task(), read, lock, true);
      }
      return lock == null && !state.skippers().contains(user)
          ? finishIntent(read, intent.lock().id())
          : null;
    }

    /** The intent was written, the slot was not: write it now, with the same lock. */
    private @Nullable NextTask finishIntent(Reading read, String lockId) {
      var decision =
          Granting.decide(
              read.task().state(), user, rules, new Reservation(lockId, clock.instant()));
      return decision instanceof Grantable grant ? takeSlot(read, grant, true) : null;
    }

    @Nullable NextTask serve() {
      var now = clock.instant();
      var cursors = new Cursors(person.cursors());
      readAt = System.nanoTime();
      var expired = candidates.expired(project.id(), now);
      var head = candidates.head(project.id());
      var started = Candidates.started(head, user, cursors, expired, now);
      keep(cursors);
      var served = first(named(started, "Breadth first queue"));
      if (served == null && !lost) {
        var untouched = candidates.untouched(project.id(), head, user, rules, cursors, expired);
        keep(cursors);
        served = first(named(untouched, orderName()));
        if (served == null && !lost && overtaken && !untouched.isEmpty()) {
          overtaken = false;
          served = first(candidates.beyond(project.id(), user, untouched.getLast()));
        }
      }
      if (served == null && !lost && cursors.leadFurther()) {
        readOn = people.keepCursors(organization, person) instanceof Commit.Done;
        lost = !readOn;
      }
      if (served == null && !lostRace() && !readOn) {
        served = returning(Return.POSTPONED, "Postponed draft queue");
      }
      if (served == null && !lostRace() && !readOn) {
        served = returning(Return.SKIPPED, "Skipped queue");
      }
      return served;
    }

    /** The way so far is stored with the next grant. */
    private void keep(Cursors cursors) {
      if (cursors.hasMoved()) {
        person = person.withCursors(cursors.positions());
      }
    }

    private List<Entry> named(List<Entry> proposals, String stage) {
      if (!proposals.isEmpty()) {
        stages.add(stage);
      }
      return proposals;
    }

    private String orderName() {
      if (rules.overlapFirst()) {
        stages.add("Show overlap first");
      }
      return switch (rules.sampling()) {
        case SEQUENTIAL -> "Sequence queue";
        case UNIFORM -> "Uniform random queue";
        case UNCERTAINTY -> "Active learning or random queue";
      };
    }

    /**
     * Takes the first that can be had; after a proposal was taken by others, anywhere in the batch,
     * so that racers part. What the person did themselves a moment ago, and the index still shows,
     * does not disturb the order.
     */
    private @Nullable NextTask first(List<Entry> proposals) {
      var left = new ArrayList<>(proposals);
      int at = 0;
      while (!left.isEmpty() && !lost) {
        int claimed = claims.claim(left, at, readAt);
        if (claimed == Claims.NONE) {
          overtaken = true;
          return null;
        }
        var task = left.remove(claimed).task();
        var attempt = attempt(task);
        if (attempt.served() != null) {
          return attempt.served();
        }
        crowded |= !attempt.isOwn();
        if (!attempt.isOwn() && !left.isEmpty()) {
          at = Chance.below(Math.min(left.size(), SPREAD));
        }
        at = Math.min(at, Math.max(0, left.size() - 1));
      }
      return null;
    }

    private Attempt attempt(TaskId task) {
      Served served = null;
      try {
        var read = tasks.read(organization, task).orElse(null);
        if (read != null && grant(read) instanceof Served granted) {
          served = granted;
        }
        return new Attempt(served, read != null && read.task().state().isAnsweredBy(user));
      } finally {
        if (served != null && isFull(served.task())) {
          claims.filled(task);
        } else {
          claims.release(task);
        }
      }
    }

    private boolean isFull(Task task) {
      var place = OpenKey.of(task.state(), rules.skipQueue(), clock.instant());
      return place == null || place.startsWith(OpenKey.RESERVED);
    }

    private @Nullable NextTask grant(Reading read) {
      var reservation = new Reservation(newLockId(), clock.instant());
      var decision = Granting.decide(read.task().state(), user, rules, reservation);
      return decision instanceof Grantable grant ? reserve(read, grant, true) : null;
    }

    private @Nullable NextTask returning(Return kind, String stage) {
      for (var returning : people.returning(project.id(), user, kind, RETURNING)) {
        var read = tasks.read(organization, returning.task()).orElse(null);
        var decision =
            read == null ? new GrantDecision.NotForYou() : decideAgain(read.task(), kind);
        switch (decision) {
          case GrantDecision.NotForYou _ -> people.noLongerComesBack(project.id(), user, returning);
          case GrantDecision.TakenForNow _ -> {}
          case Grantable grant -> {
            stages.add(stage);
            var served = read == null ? null : reserve(read, grant, kind != Return.POSTPONED);
            if (served != null) {
              moveToEnd(kind, returning);
            }
            return served;
          }
        }
      }
      return null;
    }

    private GrantDecision decideAgain(Task task, Return kind) {
      boolean still =
          kind == Return.POSTPONED
              ? task.state().postponers().contains(user)
              : task.state().skippers().contains(user);
      if (!still) {
        return new GrantDecision.NotForYou();
      }
      var state = kind == Return.POSTPONED ? task.state().resumedBy(user) : task.state();
      var decision =
          Granting.decideAgain(state, user, rules, new Reservation(newLockId(), clock.instant()));
      return decision;
    }

    private void moveToEnd(Return kind, Returning returning) {
      if (kind == Return.SKIPPED) {
        var last = new Returning(kind, returning.task(), clock.instant());
        people.store(people.comesBack(organization, project.id(), user, last));
      }
      people.noLongerComesBack(project.id(), user, returning);
    }

    private @Nullable NextTask reserve(Reading read, Grantable grant, boolean mayPostpone) {
      var intent = new Person.Intent(read.task().id(), grant.lock());
      if (!(people.intend(organization, person, intent) instanceof Commit.Done)) {
        lost = true; // another request of the same person was faster: look at what it got
        return null;
      }
      person = person.withIntent(intent);
      return takeSlot(read, grant, mayPostpone);
    }

    private @Nullable NextTask takeSlot(Reading read, Grantable grant, boolean mayPostpone) {
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
          ? served(after, read, grant.lock(), mayPostpone)
          : takenByTwin(task.id(), grant.lock(), mayPostpone);
    }

    /** Another request of the same person may have found the intent and written its slot first. */
    private @Nullable NextTask takenByTwin(TaskId id, Lock lock, boolean mayPostpone) {
      var read = tasks.read(organization, id).orElse(null);
      var held = read == null ? null : read.task().state().liveLock(user, clock.instant());
      return read != null && held != null && held.id().equals(lock.id())
          ? served(read.task(), read, held, mayPostpone)
          : null;
    }

    private NextTask served(Task task, Reading read, Lock lock, boolean mayPostpone) {
      return new Served(task, read, lock, String.join(" & ", stages), mayPostpone);
    }
  }

  /**
   * What came of one proposal.
   *
   * @param isOwn whether the person has answered it already
   */
  private record Attempt(@Nullable Served served, boolean isOwn) {}

  private static final int SPREAD = 24;

  private static String newLockId() {
    return UUID.randomUUID().toString();
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
