package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.expression.Token.Kind;
import docket.engines.dynamodb.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** Reads conditions: recursive descent, OR under AND under NOT. */
public final class ConditionParser {
  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");
  private static final int MAX_CANDIDATES = 100;

  private final Tokens tokens;
  private final PathParser paths;
  private final Placeholders placeholders;
  private int groupStart = -1; // where the last pair of parentheses opened and ended
  private int groupEnd = -1;

  private ConditionParser(String kind, String source, Placeholders placeholders) {
    this.tokens = new Tokens(kind, source);
    this.paths = new PathParser(tokens, placeholders);
    this.placeholders = placeholders;
  }

  /**
   * @param kind ConditionExpression, FilterExpression or KeyConditionExpression, for messages
   */
  public static Condition parse(String kind, String source, Placeholders placeholders) {
    var parser = new ConditionParser(kind, source, placeholders);
    var condition = parser.or();
    parser.tokens.expectEnd();
    return condition;
  }

  private Condition or() {
    var condition = and();
    while (tokens.takeIf("OR")) condition = new Condition.Or(condition, and());
    return condition;
  }

  private Condition and() {
    var condition = not();
    while (tokens.takeIf("AND")) condition = new Condition.And(condition, not());
    return condition;
  }

  private Condition not() {
    if (tokens.takeIf("NOT")) return new Condition.Not(not());
    if (!tokens.peek().is("(")) return predicate();
    int start = tokens.position();
    tokens.take();
    var condition = or();
    boolean redundant = groupStart == start + 1 && groupEnd == tokens.position();
    tokens.expect(")");
    if (redundant) throw tokens.invalid("The expression has redundant parentheses;");
    groupStart = start;
    groupEnd = tokens.position();
    return condition;
  }

  private Condition predicate() {
    boolean isFunction = tokens.peek().kind() == Kind.WORD && tokens.peekSecond().is("(");
    if (isFunction && !tokens.peek().is("size")) return function();
    var left = operand();
    var comparator = Comparator.of(tokens.peek());
    if (comparator.isPresent()) {
      tokens.take();
      return comparison(comparator.get(), left, operand());
    }
    if (tokens.takeIf("BETWEEN")) return between(left);
    if (tokens.takeIf("IN")) return in(left);
    throw tokens.syntaxError();
  }

  private Condition comparison(Comparator comparator, Operand left, Operand right) {
    rejectSame(comparator.sign(), left, right);
    if (!comparator.isEquality()) {
      requireOrdered(comparator.sign(), left);
      requireOrdered(comparator.sign(), right);
    }
    return new Condition.Comparison(comparator, left, right);
  }

  private Condition between(Operand operand) {
    var low = operand();
    tokens.expect("AND");
    var high = operand();
    requireOrdered("BETWEEN", low);
    requireOrdered("BETWEEN", high);
    if (low instanceof Operand.Constant(var from) && high instanceof Operand.Constant(var to))
      checkBounds(from, to);
    return new Condition.Between(operand, low, high);
  }

  private void checkBounds(AttributeValue low, AttributeValue high) {
    var shown =
        "lower bound operand: AttributeValue: {%s}, upper bound operand: AttributeValue: {%s}"
            .formatted(shown(low), shown(high));
    if (low.type() != high.type()) {
      throw tokens.invalid(
          "The BETWEEN operator requires same data type for lower and upper bounds; " + shown);
    }
    if (Values.compare(low, high) > 0) {
      throw tokens.invalid(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + shown);
    }
  }

  private static String shown(AttributeValue value) {
    return switch (value.type()) {
      case S -> "S:" + value.s();
      case N -> "N:" + value.n();
      default -> Values.typeName(value) + ":" + value.b();
    };
  }

  private Condition in(Operand operand) {
    tokens.expect("(");
    var candidates = new ArrayList<Operand>();
    do {
      candidates.add(operand());
    } while (tokens.takeIf(","));
    tokens.expect(")");
    if (candidates.size() > MAX_CANDIDATES) {
      throw tokens.invalid(
          "The IN operator is provided with too many operands; number of operands: "
              + candidates.size());
    }
    return new Condition.In(operand, List.copyOf(candidates));
  }

  private Operand operand() {
    var token = tokens.peek();
    if (token.kind() == Kind.VALUE_PLACEHOLDER)
      return new Operand.Constant(placeholders.value(tokens.take(), tokens));
    if (token.kind() == Kind.WORD && tokens.peekSecond().is("(")) return size();
    return new Operand.Attribute(paths.path());
  }

  private Operand size() {
    var function = tokens.peek().text();
    if (!function.equals("size")) throw misplaced(function);
    tokens.take();
    tokens.expect("(");
    if (!paths.isPathNext()) {
      if (tokens.peek().kind() == Kind.VALUE_PLACEHOLDER) throw needsPath("size");
      throw tokens.syntaxError();
    }
    var path = paths.path();
    tokens.expect(")");
    return new Operand.Size(path);
  }

  private RuntimeException misplaced(String function) {
    boolean known =
        Set.of(
                "attribute_exists",
                "attribute_not_exists",
                "attribute_type",
                "begins_with",
                "contains")
            .contains(function);
    return known
        ? tokens.invalid(
            "The function is not allowed to be used this way in an expression; function: "
                + function)
        : tokens.invalid("Invalid function name; function: " + function);
  }

  private Condition function() {
    var name = tokens.take().text();
    tokens.expect("(");
    var arguments = new ArrayList<Operand>();
    if (!tokens.peek().is(")")) {
      do {
        arguments.add(operand());
      } while (tokens.takeIf(","));
    }
    tokens.expect(")");
    return function(name, arguments);
  }

  private Condition function(String name, List<Operand> arguments) {
    return switch (name) {
      case "attribute_exists" -> new Condition.Exists(onlyPath(name, arguments));
      case "attribute_not_exists" ->
          new Condition.Not(new Condition.Exists(onlyPath(name, arguments)));
      case "attribute_type" -> attributeType(arguments);
      case "begins_with" -> beginsWith(arguments);
      case "contains" -> contains(arguments);
      default ->
          throw tokens.invalid("Invalid function name; function: " + name.toLowerCase(Locale.ROOT));
    };
  }

  private DocumentPath onlyPath(String function, List<Operand> arguments) {
    requireCount(function, arguments, 1);
    if (arguments.getFirst() instanceof Operand.Attribute(var path)) return path;
    throw needsPath(function);
  }

  private Condition attributeType(List<Operand> arguments) {
    requireCount("attribute_type", arguments, 2);
    if (!(arguments.getFirst() instanceof Operand.Attribute(var path)))
      throw needsPath("attribute_type");
    if (!(arguments.get(1) instanceof Operand.Constant(var type)) || type.type() != Type.S)
      throw wrongType("attribute_type", arguments.get(1));
    if (!TYPES.contains(type.s())) {
      throw tokens.invalid(
          "Invalid attribute type name found; type: "
              + type.s()
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }
    return new Condition.HasType(path, arguments.get(1));
  }

  private Condition beginsWith(List<Operand> arguments) {
    requireCount("begins_with", arguments, 2);
    for (var argument : arguments) {
      boolean wrong =
          argument instanceof Operand.Constant(var value)
              && value.type() != Type.S
              && value.type() != Type.B;
      if (wrong) throw wrongType("begins_with", argument);
    }
    rejectSame("begins_with", arguments.get(0), arguments.get(1));
    return new Condition.BeginsWith(arguments.get(0), arguments.get(1));
  }

  private Condition contains(List<Operand> arguments) {
    requireCount("contains", arguments, 2);
    rejectSame("contains", arguments.get(0), arguments.get(1));
    return new Condition.Contains(arguments.get(0), arguments.get(1));
  }

  private void requireCount(String function, List<Operand> arguments, int count) {
    if (arguments.size() == count) return;
    throw tokens.invalid(
        "Incorrect number of operands for operator or function; operator or function: %s, number of operands: %d"
            .formatted(function, arguments.size()));
  }

  private void requireOrdered(String operator, Operand operand) {
    if (operand instanceof Operand.Constant(var value) && !Values.isOrdered(value))
      throw wrongType(operator, operand);
  }

  private void rejectSame(String operator, Operand left, Operand right) {
    if (!(left instanceof Operand.Attribute(var path)) || !left.equals(right)) return;
    throw tokens.invalid(
        "The first operand must be distinct from the remaining operands for this operator or function; operator: %s, first operand: %s"
            .formatted(operator, path));
  }

  private RuntimeException needsPath(String function) {
    return tokens.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }

  private static String kindOf(String function) {
    return Character.isLowerCase(function.charAt(0)) ? "operator or function" : "operator";
  }

  private RuntimeException wrongType(String function, Operand operand) {
    var type = operand instanceof Operand.Constant(var value) ? Values.typeName(value) : "path";
    return tokens.invalid(
        "Incorrect operand type for operator or function; %s: %s, operand type: %s"
            .formatted(kindOf(function), function, type));
  }
}
