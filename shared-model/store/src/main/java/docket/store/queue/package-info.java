/**
 * Serving tasks: the queue's decisions carried out on the store, each grant as intent then slot.
 */
@NullMarked
package docket.store.queue;

import org.jspecify.annotations.NullMarked;
