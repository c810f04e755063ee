/**
 * The composition root of the cloud: entry points of the four functions, the clients and keys that
 * they run on.
 */
@NullMarked
package docket.lambda;

import org.jspecify.annotations.NullMarked;
