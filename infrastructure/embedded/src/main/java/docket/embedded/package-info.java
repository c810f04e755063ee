/** The embedded edition: the product's own handlers over the embedded engines, in one process. */
@NullMarked
package docket.embedded;

import org.jspecify.annotations.NullMarked;
