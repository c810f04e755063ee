package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Comparator;
import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.expression.Operand;
import docket.engines.dynamodb.value.Bytes;
import docket.engines.dynamodb.value.InvalidItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The entries a Query reads: one hash key, and bounds of the sort key where there are any. */
record KeyRange(byte[] pk, @Nullable Bound low, @Nullable Bound high) {
  /** An end of a range of sort keys. */
  record Bound(byte[] value, boolean inclusive) {}

  static KeyRange of(Condition condition, KeySchema schema) {
    var terms = new HashMap<String, Condition>();
    collect(condition, terms);
    var hash = terms.remove(schema.hash().name());
    if (hash == null)
      throw new InvalidItem("Query condition missed key schema element: " + schema.hash().name());
    boolean isEquality =
        hash instanceof Condition.Comparison(var comparator, var _, var _)
            && comparator == Comparator.EQUAL;
    if (!isEquality) throw new InvalidItem("Query key condition not supported");
    var pk = constants(hash, schema.hash()).getFirst();
    var range = schema.range();
    if (terms.isEmpty()) return new KeyRange(pk, null, null);
    var term = range == null ? null : terms.remove(range.name());
    if (range == null || term == null || !terms.isEmpty()) {
      throw new InvalidItem(
          "Query condition missed key schema element: "
              + (range == null ? schema.hash() : range).name());
    }
    return ofRange(pk, term, constants(term, range));
  }

  private static KeyRange ofRange(byte[] pk, Condition term, List<byte[]> values) {
    var first = values.getFirst();
    return switch (term) {
      case Condition.Between _ ->
          new KeyRange(pk, new Bound(first, true), new Bound(values.get(1), true));
      case Condition.BeginsWith _ -> beginningWith(pk, first);
      case Condition.Comparison(var comparator, var _, var _) -> compared(pk, comparator, first);
      default -> throw new IllegalStateException("collect() lets no other condition pass");
    };
  }

  private static KeyRange beginningWith(byte[] pk, byte[] prefix) {
    var end = Bytes.afterPrefix(prefix);
    return new KeyRange(pk, new Bound(prefix, true), end == null ? null : new Bound(end, false));
  }

  private static KeyRange compared(byte[] pk, Comparator comparator, byte[] value) {
    return switch (comparator) {
      case EQUAL -> new KeyRange(pk, new Bound(value, true), new Bound(value, true));
      case LESS -> new KeyRange(pk, null, new Bound(value, false));
      case AT_MOST -> new KeyRange(pk, null, new Bound(value, true));
      case MORE -> new KeyRange(pk, new Bound(value, false), null);
      case AT_LEAST -> new KeyRange(pk, new Bound(value, true), null);
      case NOT_EQUAL -> throw unsupported("<>");
    };
  }

  private static void collect(Condition condition, Map<String, Condition> terms) {
    switch (condition) {
      case Condition.And(var left, var right) -> {
        collect(left, terms);
        collect(right, terms);
      }
      case Condition.Comparison(var comparator, var _, var _)
          when comparator == Comparator.NOT_EQUAL ->
          throw unsupported("<>");
      case Condition.Comparison(var _, var left, var _) -> put(left, condition, terms);
      case Condition.Between(var operand, var _, var _) -> put(operand, condition, terms);
      case Condition.BeginsWith(var operand, var _) -> put(operand, condition, terms);
      case Condition.Or _ -> throw unsupported("OR");
      case Condition.Not(Condition.Exists _) -> throw unsupported("attribute_not_exists");
      case Condition.Not _ -> throw unsupported("NOT");
      case Condition.In _ -> throw unsupported("IN");
      case Condition.Exists _ -> throw unsupported("attribute_exists");
      case Condition.HasType _ -> throw unsupported("attribute_type");
      case Condition.Contains _ -> throw unsupported("contains");
    }
  }

  private static void put(Operand operand, Condition condition, Map<String, Condition> terms) {
    if (!(operand instanceof Operand.Attribute(var path))) throw unsupported("size");
    if (path.isNested()) {
      throw new InvalidItem(
          "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes");
    }
    if (terms.put(path.attribute(), condition) != null) {
      throw new InvalidItem(
          "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static List<byte[]> constants(Condition term, KeySchema.Attribute attribute) {
    var operands =
        switch (term) {
          case Condition.Comparison(var _, var _, var right) -> List.of(right);
          case Condition.Between(var _, var low, var high) -> List.of(low, high);
          case Condition.BeginsWith(var _, var prefix) -> List.of(prefix);
          default -> List.<Operand>of();
        };
    var values = new ArrayList<byte[]>();
    for (var operand : operands) {
      if (!(operand instanceof Operand.Constant(var value))) {
        throw new InvalidItem(
            "Invalid KeyConditionExpression: Syntax error; a key must be compared with a value");
      }
      values.add(Bytes.ofKey(checked(value, attribute)));
    }
    return values;
  }

  private static AttributeValue checked(AttributeValue value, KeySchema.Attribute attribute) {
    if (!attribute.fits(value))
      throw InvalidItem.parameter("Condition parameter type does not match schema type");
    if (KeySchema.isEmpty(value)) {
      throw new InvalidItem(
          "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
              .formatted(attribute.type().equals("S") ? "string" : "binary", attribute.name()));
    }
    return value;
  }

  private static InvalidItem unsupported(String operator) {
    return new InvalidItem("Invalid operator used in KeyConditionExpression: " + operator);
  }
}
