/** Copies of whole projects. */
@NullMarked
package docket.exchange.copies;

import org.jspecify.annotations.NullMarked;
