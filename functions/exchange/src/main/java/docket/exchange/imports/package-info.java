/** Bringing tasks in: bodies and files of every kind, small ones at once, the rest as a job. */
@NullMarked
package docket.exchange.imports;

import org.jspecify.annotations.NullMarked;
