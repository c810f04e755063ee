package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.expression.ConditionParser;
import docket.engines.dynamodb.expression.Placeholders;
import docket.engines.dynamodb.expression.Projection;
import docket.engines.dynamodb.expression.Update;
import docket.engines.dynamodb.expression.UpdateParser;
import docket.engines.dynamodb.value.InvalidItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, which share its placeholders. */
final class Expressions {
  private final Placeholders placeholders;
  private final boolean hasNames;
  private final boolean hasValues;
  private boolean any;

  /**
   * @param names null or empty if the request has none; as are the values
   */
  Expressions(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
    hasNames = names != null && !names.isEmpty();
    hasValues = values != null && !values.isEmpty();
    placeholders =
        new Placeholders(names == null ? Map.of() : names, values == null ? Map.of() : values);
  }

  @Nullable Condition condition(@Nullable String expression) {
    return condition("ConditionExpression", expression);
  }

  @Nullable Condition condition(String kind, @Nullable String expression) {
    if (expression == null) return null;
    any = true;
    return ConditionParser.parse(kind, expression, placeholders);
  }

  Update update(@Nullable String expression) {
    if (expression == null) return Update.nothing();
    any = true;
    return UpdateParser.parse(expression, placeholders);
  }

  @Nullable Projection projection(@Nullable String expression) {
    if (expression == null) return null;
    any = true;
    return Projection.parse(expression, placeholders);
  }

  /** To be called when all expressions of the request are read. */
  Expressions done() {
    if (!any && hasNames)
      throw new InvalidItem(
          "ExpressionAttributeNames can only be specified when using expressions");
    if (!any && hasValues)
      throw new InvalidItem(
          "ExpressionAttributeValues can only be specified when using expressions");
    placeholders.rejectUnused();
    return this;
  }
}
