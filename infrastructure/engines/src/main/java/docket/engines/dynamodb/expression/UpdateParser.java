package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.expression.Token.Kind;
import docket.engines.dynamodb.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** Reads update expressions: SET, REMOVE, ADD and DELETE, each at most once. */
public final class UpdateParser {
  private static final Set<Type> SETS = Set.of(Type.SS, Type.NS, Type.BS);

  private final Tokens tokens;
  private final PathParser paths;
  private final Placeholders placeholders;
  private final List<UpdateAction> actions = new ArrayList<>();

  private UpdateParser(String source, Placeholders placeholders) {
    this.tokens = new Tokens("UpdateExpression", source);
    this.paths = new PathParser(tokens, placeholders);
    this.placeholders = placeholders;
  }

  public static Update parse(String source, Placeholders placeholders) {
    var parser = new UpdateParser(source, placeholders);
    parser.sections();
    Overlaps.reject(parser.actions.stream().map(UpdateAction::path).toList(), parser.tokens);
    return new Update(parser.actions);
  }

  private void sections() {
    var seen = new HashSet<String>();
    while (tokens.peek().kind() != Kind.END) {
      var section = tokens.peek().text().toUpperCase(Locale.ROOT);
      if (!Set.of("SET", "REMOVE", "ADD", "DELETE").contains(section)) throw tokens.syntaxError();
      if (!seen.add(section)) {
        throw tokens.invalid(
            "The \"" + section + "\" section can only be used once in an update expression;");
      }
      tokens.take();
      do {
        actions.add(action(section));
      } while (tokens.takeIf(","));
    }
  }

  private UpdateAction action(String section) {
    var path = paths.path();
    return switch (section) {
      case "SET" -> set(path);
      case "REMOVE" -> new UpdateAction.Remove(path);
      case "ADD" -> new UpdateAction.Add(path, setOrNumber());
      default -> new UpdateAction.Delete(path, setOfValues());
    };
  }

  private UpdateAction set(DocumentPath path) {
    tokens.expect("=");
    var left = source();
    boolean minus = tokens.peek().is("-");
    if (!minus && !tokens.peek().is("+")) return new UpdateAction.Set(path, left);
    var sign = tokens.take().text();
    var right = source();
    requireNumber(sign, left);
    requireNumber(sign, right);
    return new UpdateAction.Set(path, new UpdateAction.Source.Sum(left, right, minus));
  }

  private UpdateAction.Source source() {
    var token = tokens.peek();
    if (token.is("(")) return parenthesized();
    if (token.kind() == Kind.VALUE_PLACEHOLDER) {
      return new UpdateAction.Source.Plain(
          new Operand.Constant(placeholders.value(tokens.take(), tokens)));
    }
    if (token.kind() == Kind.WORD && tokens.peekSecond().is("(")) return function();
    return new UpdateAction.Source.Plain(new Operand.Attribute(paths.path()));
  }

  private UpdateAction.Source parenthesized() {
    tokens.expect("(");
    var inner = source();
    tokens.expect(")");
    return inner;
  }

  private UpdateAction.Source function() {
    var name = tokens.take().text();
    tokens.expect("(");
    var source =
        switch (name) {
          case "if_not_exists" -> ifNotExists();
          case "list_append" -> listAppend();
          default -> throw unknown(name);
        };
    tokens.expect(")");
    return source;
  }

  private RuntimeException unknown(String function) {
    boolean condition =
        Set.of(
                "attribute_exists",
                "attribute_not_exists",
                "attribute_type",
                "begins_with",
                "contains",
                "size")
            .contains(function);
    return condition
        ? tokens.invalid(
            "The function is not allowed in an update expression; function: " + function)
        : tokens.invalid("Invalid function name; function: " + function);
  }

  private UpdateAction.Source ifNotExists() {
    if (!paths.isPathNext()) {
      throw tokens.invalid(
          "Operator or function requires a document path; operator or function: if_not_exists");
    }
    var path = paths.path();
    tokens.expect(",");
    return new UpdateAction.Source.IfNotExists(path, source());
  }

  private UpdateAction.Source listAppend() {
    var left = source();
    tokens.expect(",");
    var right = source();
    requireType("list_append", left, Set.of(Type.L));
    requireType("list_append", right, Set.of(Type.L));
    return new UpdateAction.Source.ListAppend(left, right);
  }

  private void requireNumber(String operator, UpdateAction.Source source) {
    requireType(operator, source, Set.of(Type.N));
  }

  private void requireType(String function, UpdateAction.Source source, Set<Type> types) {
    if (source instanceof UpdateAction.Source.Plain(Operand.Constant(var value))
        && !types.contains(value.type())) {
      throw wrongType(function, value);
    }
  }

  private AttributeValue setOrNumber() {
    var value = constant();
    if (value.type() != Type.N && !SETS.contains(value.type())) throw wrongType("ADD", value);
    return value;
  }

  private AttributeValue setOfValues() {
    var value = constant();
    if (!SETS.contains(value.type())) throw wrongType("DELETE", value);
    return value;
  }

  private AttributeValue constant() {
    if (tokens.peek().kind() != Kind.VALUE_PLACEHOLDER) throw tokens.syntaxError();
    return placeholders.value(tokens.take(), tokens);
  }

  private RuntimeException wrongType(String function, AttributeValue value) {
    boolean section = function.equals("ADD") || function.equals("DELETE");
    var what = section ? "operator: " : "operator or function: ";
    return tokens.invalid(
        "Incorrect operand type for operator or function; %s%s, operand type: %s"
            .formatted(what, function, longTypeName(value)));
  }

  private static String longTypeName(AttributeValue value) {
    return switch (value.type()) {
      case S -> "STRING";
      case N -> "NUMBER";
      case B -> "BINARY";
      case BOOL -> "BOOLEAN";
      case L -> "LIST";
      case M -> "MAP";
      default -> Values.typeName(value);
    };
  }
}
