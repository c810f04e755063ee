/** The SQS client's interface, kept by a SQLite file. */
@NullMarked
package docket.engines.sqs;

import org.jspecify.annotations.NullMarked;
