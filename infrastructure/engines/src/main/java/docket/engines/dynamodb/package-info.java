/** The DynamoDB client's interface, kept by a SQLite file. */
@NullMarked
package docket.engines.dynamodb;

import org.jspecify.annotations.NullMarked;
