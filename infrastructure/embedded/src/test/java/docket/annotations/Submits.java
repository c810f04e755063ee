package docket.annotations;

import docket.annotations.SubmitAnnotation.Outcome;
import docket.annotations.SubmitAnnotation.Request;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Person;
import docket.store.queue.NextTask.Served;
import io.micronaut.context.ApplicationContext;

/** Lets a test submit as the controller does, without signing anybody in. */
public final class Submits {
  private final SubmitAnnotation submit;

  public Submits(ApplicationContext process) {
    this.submit = process.getBean(SubmitAnnotation.class);
  }

  /** An empty answer to a task that was served; the person as they stand after it. */
  public Person answer(Project project, UserId user, Served served) {
    var request =
        new Request(
            project,
            served.task(),
            user,
            user,
            true,
            Json.EMPTY_ARRAY,
            false,
            false,
            null,
            served.lock().id(),
            null,
            null,
            null,
            false);
    return switch (submit.submit(request)) {
      case Outcome.Stored(var _, var person) -> person;
      case Outcome.TaskGone gone -> throw new AssertionError(gone);
      case Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }
}
