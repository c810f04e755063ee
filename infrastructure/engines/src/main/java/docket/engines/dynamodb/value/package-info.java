/** Attribute values: their canonical form, size, order and stored form. */
@NullMarked
package docket.engines.dynamodb.value;

import org.jspecify.annotations.NullMarked;
