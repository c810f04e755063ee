package docket.annotations;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Annotation.Action;
import docket.domain.annotations.Annotation.Provenance;
import docket.domain.annotations.Draft;
import docket.domain.id.OrganizationId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Answer;
import docket.domain.queue.Contribution;
import docket.domain.queue.Person;
import docket.domain.queue.SkipQueue;
import docket.domain.queue.Submission;
import docket.domain.queue.SubmitDecision;
import docket.domain.queue.SubmitDecision.Accepted;
import docket.domain.queue.Submitting;
import docket.domain.queue.Tally;
import docket.domain.tasks.Task;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores an answer if the task still takes one: annotation, task state and person in one
 * transaction. Racing submits are decided again on fresh state, never merged; a repeated one
 * collides with the first.
 */
@Singleton
final class SubmitAnnotation {
  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final Answers answers;
  private final People people;
  private final Clock clock;

  SubmitAnnotation(Tasks tasks, Answers answers, People people, Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What somebody hands in.
   *
   * @param seen the task as just read: the first try decides on it, and a stale one costs that try
   * @param author whom it counts for; the caller unless a manager says otherwise
   * @param bound whether overlap and limits bind the author
   * @param draft the draft that it was made from, deleted with the submit
   * @param bulk whether it is one of many that were made by one request
   */
  record Request(
      Project project,
      Task seen,
      UserId author,
      UserId caller,
      boolean bound,
      Json result,
      boolean skips,
      boolean groundTruth,
      @Nullable Double leadTime,
      @Nullable String uniqueId,
      @Nullable Draft draft,
      @Nullable Long parentPrediction,
      @Nullable Long parentAnnotation,
      boolean bulk) {
    OrganizationId organization() {
      return project.organization();
    }

    TaskId task() {
      return seen.id();
    }

    /** The same answer on another task. */
    Request on(Task other) {
      return new Request(
          project,
          other,
          author,
          caller,
          bound,
          result,
          skips,
          groundTruth,
          leadTime,
          uniqueId,
          draft,
          parentPrediction,
          parentAnnotation,
          bulk);
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * @param author as they stand after it
     */
    record Stored(Annotation annotation, Person author) implements Outcome {}

    record TaskGone(TaskId task) implements Outcome {}

    record Refused(SubmitDecision.Refused reason) implements Outcome {}
  }

  Outcome submit(Request request) {
    long held = 0;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var task =
          attempt == 1
              ? request.seen()
              : tasks.find(request.organization(), request.task()).orElse(null);
      if (task == null) {
        return new Outcome.TaskGone(request.task());
      }
      var now = clock.instant();
      var submission =
          new Submission(answer(request, now), request.uniqueId(), held, request.bound());
      switch (Submitting.decide(task.state(), submission, request.project().queueRules(), now)) {
        case SubmitDecision.Refused refused -> {
          return new Outcome.Refused(refused);
        }
        case Accepted accepted when isStored(request, accepted) -> {
          return new Outcome.Refused(new SubmitDecision.Repeated(task.id()));
        }
        case Accepted accepted -> {
          held = accepted.reserved() ? accepted.ordinal() : 0;
          var attempted = new Attempt(request, task, accepted, now);
          var author = people.find(request.project().id(), request.author());
          switch (attempted.commit(author)) {
            case DONE -> {
              return new Outcome.Stored(attempted.annotation, attempted.booked(author));
            }
            case DUPLICATE -> {
              return new Outcome.Refused(new SubmitDecision.Repeated(task.id()));
            }
            case STALE ->
                Contention.pause(
                    attempt); // somebody else changed the task or the person: decide again
          }
        }
      }
    }
    throw new Overloaded("too much contention on task " + request.task());
  }

  /**
   * Whether the answer to a reservation comes again, which the first one has used up. Read after
   * the task: an answer stored in between changes its version, and the commit fails.
   */
  private boolean isStored(Request request, Accepted accepted) {
    var key = request.uniqueId();
    return key != null
        && !accepted.reserved()
        && answers.annotations(request.organization(), request.task()).stream()
            .anyMatch(annotation -> key.equals(annotation.uniqueId()));
  }

  private static Answer answer(Request request, Instant now) {
    double leadTime = request.leadTime() == null ? 0 : request.leadTime();
    return new Answer(request.author(), request.skips(), request.groundTruth(), leadTime, now);
  }

  private enum Committed {
    DONE,
    DUPLICATE,
    STALE
  }

  /** One try, on one reading of task and person. */
  private final class Attempt {
    private final Request request;
    private final Task before;
    private final Task after;
    private final Accepted accepted;
    private final Annotation annotation;
    private final Instant now;

    Attempt(Request request, Task before, Accepted accepted, Instant now) {
      this.request = request;
      this.before = before;
      this.after = before.with(accepted.after(), request.caller(), now);
      this.accepted = accepted;
      this.annotation = toAnnotation();
      this.now = now;
    }

    private Annotation toAnnotation() {
      var draft = request.draft();
      var provenance =
          new Provenance(
              request.skips() ? Action.SKIPPED : Action.SUBMITTED,
              request.parentPrediction(),
              request.parentAnnotation(),
              null,
              draft == null ? null : draft.createdAt(),
              request.bulk());
      var at = after.updatedAt();
      return new Annotation(
          request.task(),
          request.project().id(),
          accepted.ordinal(),
          request.author(),
          request.result(),
          request.skips(),
          request.groundTruth() && !request.skips(),
          request.leadTime(),
          request.uniqueId(),
          at,
          at,
          request.caller(),
          provenance);
    }

    Person booked(Person author) {
      return People.booked(author, booking(author), request.task(), accepted.ordinal());
    }

    Committed commit(Person person) {
      var changes = new ArrayList<Change>();
      changes.add(answers.create(request.organization(), annotation));
      changes.add(tasks.update(before, after, skips()));
      changes.add(people.book(person, booking(person), request.task(), accepted.ordinal()));
      int guard = changes.size();
      if (!accepted.reserved() && request.uniqueId() != null) {
        changes.add(
            answers.claim(request.organization(), request.project().id(), request.uniqueId()));
      }
      addFollowUps(changes);
      return switch (tasks.commit(changes)) {
        case Commit.Done _ -> Committed.DONE;
        case Commit.Collided _ -> Committed.STALE;
        case Commit.Refused refused ->
            isDuplicate(refused, guard) ? Committed.DUPLICATE : Committed.STALE;
      };
    }

    private boolean isDuplicate(Commit.Refused refused, int guard) {
      boolean claimed =
          !accepted.reserved() && request.uniqueId() != null && refused.failedAt(guard);
      return claimed || (refused.failedAt(0) && accepted.reserved());
    }

    private void addFollowUps(List<Change> changes) {
      var draft = request.draft();
      if (draft != null) {
        changes.add(answers.delete(draft));
      }
      boolean firstSkip = request.skips() && !before.state().skippers().contains(request.author());
      if (firstSkip && skips() == SkipQueue.REQUEUE_FOR_ME) {
        var returning = new Returning(Return.SKIPPED, request.task(), now);
        changes.add(
            people.comesBack(
                request.organization(), request.project().id(), request.author(), returning));
      }
    }

    private Booking booking(Person person) {
      var intent = person.intent();
      return new Booking(
          request.organization(),
          Tally.between(before.state(), after.state()),
          Contribution.between(before.state(), after.state(), request.author()),
          intent != null && intent.task().equals(request.task()));
    }

    private SkipQueue skips() {
      return request.project().skipQueue();
    }
  }
}
