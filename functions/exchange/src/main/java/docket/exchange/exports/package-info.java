/** Taking labeled data out: snapshots and their formats. */
@NullMarked
package docket.exchange.exports;

import org.jspecify.annotations.NullMarked;
