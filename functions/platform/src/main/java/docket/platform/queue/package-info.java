/** The next task as an answer: what the stream and a submit with {@code ?next=1} both give. */
@NullMarked
package docket.platform.queue;

import org.jspecify.annotations.NullMarked;
