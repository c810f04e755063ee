/** Condition, update, projection and key expressions: parsed, checked and applied to items. */
@NullMarked
package docket.engines.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
