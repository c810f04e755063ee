/** Background work: messages on the work queue, and who does them. */
@NullMarked
package docket.platform.jobs;

import org.jspecify.annotations.NullMarked;
