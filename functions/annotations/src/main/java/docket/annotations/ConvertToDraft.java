package docket.annotations;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Turns an annotation back into a draft of its author. The draft is stored first: a crash in
 * between leaves both, never neither.
 */
@Singleton
final class ConvertToDraft {
  private final SaveDraft saveDraft;
  private final ReviseAnnotation reviseAnnotation;

  ConvertToDraft(SaveDraft saveDraft, ReviseAnnotation reviseAnnotation) {
    this.saveDraft = saveDraft;
    this.reviseAnnotation = reviseAnnotation;
  }

  /** The draft; empty when the annotation or its task is gone. */
  Optional<Draft> convert(Project project, UserId caller, Annotation annotation) {
    var result = annotation.result() instanceof Json.Null ? Json.EMPTY_ARRAY : annotation.result();
    var content = new SaveDraft.Content(result, annotation.leadTime(), null, false);
    var draft = saveDraft.create(project, annotation.completedBy(), annotation.task(), content);
    return draft.isPresent()
            && reviseAnnotation.delete(project, caller, annotation.id()).isPresent()
        ? draft
        : Optional.empty();
  }
}
