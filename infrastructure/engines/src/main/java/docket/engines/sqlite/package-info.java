/** A SQLite file with one writer, whose commits are shared, and many readers. */
@NullMarked
package docket.engines.sqlite;

import org.jspecify.annotations.NullMarked;
