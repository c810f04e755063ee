/** Annotations and drafts: submitting, skipping, changing, deleting. */
@NullMarked
package docket.annotations;

import org.jspecify.annotations.NullMarked;
