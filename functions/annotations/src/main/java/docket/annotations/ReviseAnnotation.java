package docket.annotations;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Annotation.Action;
import docket.domain.annotations.Draft;
import docket.domain.id.OrganizationId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Contribution;
import docket.domain.queue.SubmitDecision.OverlapReached;
import docket.domain.queue.Submitting;
import docket.domain.queue.Tally;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.people.People.Booking;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Changes or deletes one annotation. The task's state is counted anew from its annotations, and the
 * difference is booked on whoever acts, all in one transaction.
 */
@Singleton
final class ReviseAnnotation {
  private static final int ATTEMPTS = 12;

  private final Tasks tasks;
  private final Answers answers;
  private final People people;
  private final Clock clock;

  ReviseAnnotation(Tasks tasks, Answers answers, People people, Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
    this.clock = clock;
  }

  /** What to change; null leaves a field as it is. */
  record Revision(
      @Nullable Json result,
      @Nullable Boolean wasCancelled,
      @Nullable Boolean groundTruth,
      @Nullable Double leadTime,
      @Nullable Long parentPrediction,
      @Nullable Long parentAnnotation) {}

  /** What came of a change. */
  sealed interface Outcome {
    /**
     * @param draft what stands in its place; null for none
     */
    record Changed(Annotation annotation, @Nullable Draft draft) implements Outcome {}

    record Gone() implements Outcome {}

    record Refused(OverlapReached reason) implements Outcome {}
  }

  /**
   * @param bound whether the overlap binds the caller
   */
  Outcome change(Project project, UserId caller, boolean bound, long id, Revision revision) {
    return revise(
        project,
        caller,
        id,
        (task, old, now) -> {
          var next = revised(old, revision, caller, now);
          boolean takesBack = old.wasCancelled() && !next.wasCancelled() && !next.groundTruth();
          return takesBack
                  && !Submitting.mayTakeBack(
                      task, old.completedBy(), bound, project.queueRules(), now)
              ? new Edit.Refused(new OverlapReached(task.id(), task.overlap()))
              : new Edit.To(next, null);
        });
  }

  /** The annotation that was deleted; empty when it was gone already. */
  Optional<Annotation> delete(Project project, UserId caller, long id) {
    return revise(project, caller, id, (_, _, _) -> new Edit.To(null, null))
            instanceof Outcome.Changed(var annotation, var _)
        ? Optional.of(annotation)
        : Optional.empty();
  }

  /** The draft that an annotation was replaced by; empty when the annotation was gone already. */
  Optional<Draft> toDraft(
      Project project, UserId caller, long id, BiFunction<Annotation, Instant, Draft> draft) {
    return revise(project, caller, id, (_, old, now) -> new Edit.To(null, draft.apply(old, now)))
            instanceof Outcome.Changed(var _, var made)
        ? Optional.ofNullable(made)
        : Optional.empty();
  }

  /** What an edit makes of an annotation: another one, or none, or a draft in its place. */
  private sealed interface Edit {
    record To(@Nullable Annotation next, @Nullable Draft draft) implements Edit {}

    record Refused(OverlapReached reason) implements Edit {}
  }

  private interface Editing {
    Edit apply(TaskState task, Annotation old, Instant now);
  }

  private Outcome revise(Project project, UserId caller, long id, Editing editing) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var taskId = TaskId.ofChild(id);
      var task = tasks.find(project.organization(), taskId).orElse(null);
      var all = answers.annotations(project.organization(), taskId);
      var old = all.stream().filter(annotation -> annotation.id() == id).findFirst().orElse(null);
      if (task == null || old == null) {
        return new Outcome.Gone();
      }
      var now = clock.instant();
      switch (editing.apply(task.state(), old, now)) {
        case Edit.Refused(var reason) -> {
          return new Outcome.Refused(reason);
        }
        case Edit.To(var next, var draft) -> {
          if (commit(new Edited(project, caller, task, all, old, next, draft, now))) {
            return new Outcome.Changed(next == null ? old : next, draft);
          }
        }
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on annotation " + id);
  }

  private record Edited(
      Project project,
      UserId caller,
      Task task,
      List<Annotation> all,
      Annotation old,
      @Nullable Annotation next,
      @Nullable Draft draft,
      Instant now) {
    OrganizationId organization() {
      return project.organization();
    }

    /** The task's annotations afterwards: one ground truth at most. */
    List<Annotation> after() {
      var after = new ArrayList<Annotation>();
      for (var annotation : all) {
        if (annotation.id() != old.id()) {
          after.add(next != null && next.groundTruth() ? unmarked(annotation) : annotation);
        } else if (next != null) {
          after.add(next);
        }
      }
      return after;
    }
  }

  private boolean commit(Edited edited) {
    var before = edited.task().state();
    var after = edited.after();
    var state =
        before.recounted(
            after.stream().map(Annotation::answer).toList(),
            edited.project().skipQueue(),
            edited.now());
    var changes = new ArrayList<Change>();
    changes.add(
        tasks.update(
            edited.task(),
            edited.task().with(state, edited.caller(), edited.now()),
            edited.project().skipQueue()));
    changes.addAll(annotationChanges(edited, after));
    changes.addAll(bookings(edited, before, state));
    return tasks.commit(changes) instanceof Commit.Done;
  }

  private List<Change> annotationChanges(Edited edited, List<Annotation> after) {
    var changes = new ArrayList<Change>();
    if (edited.next() == null) {
      changes.add(answers.delete(edited.old()));
    }
    if (edited.draft() != null) {
      changes.add(answers.create(edited.organization(), edited.draft()));
    }
    for (var annotation : after) {
      var was =
          edited.all().stream().filter(a -> a.id() == annotation.id()).findFirst().orElseThrow();
      if (!annotation.equals(was)) {
        changes.add(answers.replace(edited.organization(), was, annotation));
      }
    }
    return changes;
  }

  /** The counters on the person who acts; what each author has done, on the author. */
  private List<Change> bookings(Edited edited, TaskState before, TaskState after) {
    var project = edited.project().id();
    var caller = edited.caller();
    var delta = Tally.between(before, after);
    var gone = edited.next() == null ? edited.task().id() : null;
    var done = Contribution.between(before, after, caller);
    var changes = new ArrayList<Change>();
    changes.add(
        people.book(
            people.find(project, caller),
            new Booking(edited.organization(), delta, done, false),
            gone,
            0));
    for (var author : Contribution.contributors(before)) {
      var theirs = Contribution.between(before, after, author);
      if (!author.equals(caller) && !theirs.equals(Contribution.NONE)) {
        changes.add(people.bookOnly(edited.organization(), project, author, Tally.ZERO, theirs));
      }
    }
    return changes;
  }

  private static Annotation unmarked(Annotation a) {
    return a.groundTruth()
        ? new Annotation(
            a.task(),
            a.project(),
            a.ordinal(),
            a.completedBy(),
            a.result(),
            a.wasCancelled(),
            false,
            a.leadTime(),
            a.uniqueId(),
            a.createdAt(),
            a.updatedAt(),
            a.updatedBy(),
            a.provenance())
        : a;
  }

  private static Annotation revised(Annotation old, Revision revision, UserId caller, Instant now) {
    boolean cancelled =
        revision.wasCancelled() == null ? old.wasCancelled() : revision.wasCancelled();
    boolean marked = revision.groundTruth() == null ? old.groundTruth() : revision.groundTruth();
    var from = old.provenance().after(cancelled ? Action.SKIPPED : Action.UPDATED);
    var provenance =
        new Annotation.Provenance(
            from.lastAction(),
            revision.parentPrediction() == null
                ? from.parentPrediction()
                : revision.parentPrediction(),
            revision.parentAnnotation() == null
                ? from.parentAnnotation()
                : revision.parentAnnotation(),
            from.importId(),
            from.draftCreatedAt(),
            from.bulkCreated());
    return new Annotation(
        old.task(),
        old.project(),
        old.ordinal(),
        old.completedBy(),
        revision.result() == null ? old.result() : revision.result(),
        cancelled,
        marked,
        revision.leadTime() == null ? old.leadTime() : revision.leadTime(),
        old.uniqueId(),
        old.createdAt(),
        now,
        caller,
        provenance);
  }
}
