package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.value.Values;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The six comparison signs. */
public enum Comparator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  static Optional<Comparator> of(Token token) {
    return Arrays.stream(values()).filter(comparator -> token.is(comparator.sign)).findFirst();
  }

  boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }

  boolean holds(AttributeValue left, AttributeValue right) {
    if (isEquality()) return left.equals(right) == (this == EQUAL);
    if (left.type() != right.type() || !Values.isOrdered(left)) return false;
    int order = Values.compare(left, right);
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, NOT_EQUAL -> throw new IllegalStateException("handled above");
    };
  }
}
