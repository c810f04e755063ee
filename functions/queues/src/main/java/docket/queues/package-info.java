/** The labeling stream: next task, history, going back. */
@NullMarked
package docket.queues;

import org.jspecify.annotations.NullMarked;
