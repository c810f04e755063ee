/**
 * Who gets which task, and what a submit does: pure decisions over one task and one person (spec
 * queue.md).
 */
@NullMarked
package docket.domain.queue;

import org.jspecify.annotations.NullMarked;
