/** Projects and their settings. */
@NullMarked
package docket.domain.projects;

import org.jspecify.annotations.NullMarked;
