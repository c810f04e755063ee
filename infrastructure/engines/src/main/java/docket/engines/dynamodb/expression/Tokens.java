package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.expression.Token.Kind;
import docket.engines.dynamodb.value.InvalidItem;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one expression with a place in them, and the ways to complain about that place. */
final class Tokens {
  private static final String END = "<EOF>";

  private final String kind;
  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /**
   * @param kind as messages name it: ConditionExpression, UpdateExpression and so on
   */
  Tokens(String kind, String source) {
    this.kind = kind;
    this.source = source;
    if (source.isBlank()) throw invalid("The expression can not be empty;");
    for (int at = 0; at < source.length(); at = afterTokenAt(at)) {}
    tokens.add(new Token(Kind.END, END, source.length(), source.length()));
  }

  Token peek() {
    return tokens.get(next);
  }

  int position() {
    return next;
  }

  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    var token = peek();
    if (token.kind() != Kind.END) next++;
    return token;
  }

  boolean takeIf(String text) {
    boolean found = peek().is(text);
    if (found) next++;
    return found;
  }

  void expect(String text) {
    if (!takeIf(text)) throw syntaxError();
  }

  void expectEnd() {
    if (peek().kind() != Kind.END) throw syntaxError();
  }

  InvalidItem syntaxError() {
    var from = tokens.get(Math.max(0, next - 1));
    var message = "Syntax error; token: \"%s\", near: \"%s\"";
    return invalid(
        message.formatted(peek().text(), source.substring(from.start(), peekSecond().end())));
  }

  InvalidItem invalid(String message) {
    return new InvalidItem("Invalid " + kind + ": " + message);
  }

  private int afterTokenAt(int start) {
    char c = source.charAt(start);
    if (Character.isWhitespace(c)) return start + 1;
    if (c == '#') return add(Kind.NAME_PLACEHOLDER, start, endOfWord(start + 1));
    if (c == ':') return add(Kind.VALUE_PLACEHOLDER, start, endOfWord(start + 1));
    if (Character.isDigit(c)) return add(Kind.NUMBER, start, endOfWord(start));
    if (isWordPart(c)) return add(Kind.WORD, start, endOfWord(start));
    return add(Kind.SYMBOL, start, endOfSymbol(start));
  }

  private int add(Kind tokenKind, int start, int end) {
    tokens.add(new Token(tokenKind, source.substring(start, end), start, end));
    return end;
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < source.length() && isWordPart(source.charAt(end))) end++;
    return end;
  }

  private int endOfSymbol(int start) {
    boolean two =
        source.startsWith("<>", start)
            || source.startsWith("<=", start)
            || source.startsWith(">=", start);
    char c = source.charAt(start);
    if ("=<>()[],.+-".indexOf(c) >= 0) return start + (two ? 2 : 1);
    throw invalid(
        "Syntax error; token: \"%s\", near: \"%s\"".formatted(c, source.substring(start)));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
