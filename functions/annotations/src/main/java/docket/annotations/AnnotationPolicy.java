package docket.annotations;

import docket.domain.access.Role;
import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Caller;

/** Who may do what with annotations and drafts (spec access.md P59, P60). */
final class AnnotationPolicy {
  private AnnotationPolicy() {}

  static boolean maySee(Entry entry, Caller caller, Annotation annotation) {
    return entry.role() != Role.ANNOTATOR || annotation.completedBy().equals(caller.user());
  }

  static boolean mayChange(Entry entry, Caller caller, Annotation annotation) {
    return annotation.completedBy().equals(caller.user())
        || entry.role().manages()
        || entry.role() == Role.REVIEWER;
  }

  /** Annotators may not delete what they have submitted. */
  static boolean mayDelete(Entry entry, Caller caller, Annotation annotation) {
    boolean own = annotation.completedBy().equals(caller.user());
    return entry.role().manages() || (own && entry.role() == Role.REVIEWER);
  }

  static boolean owns(Caller caller, Draft draft) {
    return draft.user().equals(caller.user());
  }

  /** Whether an answer may be filed under somebody else's name. */
  static boolean mayActFor(Entry entry) {
    return entry.role().manages();
  }

  /** Answering many tasks, or deleting many annotations, at once: reviewers and up (P58). */
  static boolean mayWorkInBulk(Entry entry) {
    return entry.role().manages() || entry.role() == Role.REVIEWER;
  }
}
