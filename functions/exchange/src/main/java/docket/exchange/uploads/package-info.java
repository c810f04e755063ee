/** Uploaded files: the handshake for large ones, lists, and their bytes. */
@NullMarked
package docket.exchange.uploads;

import org.jspecify.annotations.NullMarked;
