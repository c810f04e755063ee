/**
 * The change stream: what follows from a stored change, derived at least once and counted exactly
 * once.
 */
@NullMarked
package docket.changes;

import org.jspecify.annotations.NullMarked;
