/**
 * The composition root's part that every function shares: repositories over the clients it is
 * given.
 */
@NullMarked
package docket.platform.wiring;

import org.jspecify.annotations.NullMarked;
