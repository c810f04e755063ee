/** What several contexts ask of tasks. */
@NullMarked
package docket.platform.tasks;

import org.jspecify.annotations.NullMarked;
