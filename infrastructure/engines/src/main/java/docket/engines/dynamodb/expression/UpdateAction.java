package docket.engines.dynamodb.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One change of an update expression. */
sealed interface UpdateAction {
  DocumentPath path();

  record Set(DocumentPath path, Source source) implements UpdateAction {}

  record Remove(DocumentPath path) implements UpdateAction {}

  record Add(DocumentPath path, AttributeValue value) implements UpdateAction {}

  record Delete(DocumentPath path, AttributeValue value) implements UpdateAction {}

  /** The right side of a SET. */
  sealed interface Source {
    /** Its value for the item as it was before the update, null if it refers to nothing. */
    @Nullable AttributeValue in(Map<String, AttributeValue> item);

    record Plain(Operand operand) implements Source {
      @Override
      public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        return operand.in(item);
      }
    }

    record IfNotExists(DocumentPath path, Source otherwise) implements Source {
      @Override
      public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        var value = path.in(item);
        return value == null ? otherwise.in(item) : value;
      }
    }

    record ListAppend(Source left, Source right) implements Source {
      @Override
      public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        var first = left.in(item);
        var second = right.in(item);
        return first == null || second == null ? null : Arithmetic.append(first, second);
      }
    }

    record Sum(Source left, Source right, boolean minus) implements Source {
      @Override
      public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        var first = left.in(item);
        var second = right.in(item);
        return first == null || second == null ? null : Arithmetic.sum(first, second, minus);
      }
    }
  }
}
