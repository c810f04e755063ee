/** Requests that leave the product, to addresses that somebody else chose. */
@NullMarked
package docket.platform.outbound;

import org.jspecify.annotations.NullMarked;
