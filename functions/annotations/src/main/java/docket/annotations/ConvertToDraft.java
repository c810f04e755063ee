package docket.annotations;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.store.dynamo.Chance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns an annotation back into a draft of its author, in one transaction: never both, never
 * neither.
 */
@Singleton
final class ConvertToDraft {
  private final ReviseAnnotation reviseAnnotation;

  ConvertToDraft(ReviseAnnotation reviseAnnotation) {
    this.reviseAnnotation = reviseAnnotation;
  }

  /** The draft; empty when the annotation or its task is gone. */
  Optional<Draft> convert(Project project, UserId caller, Annotation annotation) {
    return reviseAnnotation.toDraft(project, caller, annotation.id(), ConvertToDraft::draft);
  }

  private static Draft draft(Annotation annotation, Instant now) {
    var result = annotation.result() instanceof Json.Null ? Json.EMPTY_ARRAY : annotation.result();
    return new Draft(
        annotation.task(),
        annotation.project(),
        1 + Chance.below(TaskId.MAX_CHILDREN),
        annotation.completedBy(),
        result,
        annotation.leadTime(),
        null,
        false,
        now,
        now);
  }
}
