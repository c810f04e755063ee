/** Annotations, drafts and predictions: the answers to a task. */
@NullMarked
package docket.domain.annotations;

import org.jspecify.annotations.NullMarked;
