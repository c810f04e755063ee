/** Tasks: the units of data to label, apart from their queue state. */
@NullMarked
package docket.domain.tasks;

import org.jspecify.annotations.NullMarked;
