package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.expression.Token.Kind;
import java.util.ArrayList;

/** Reads document paths, the part that all expressions share. */
final class PathParser {
  private final Tokens tokens;
  private final Placeholders placeholders;

  PathParser(Tokens tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  DocumentPath path() {
    var steps = new ArrayList<DocumentPath.Step>();
    steps.add(name());
    while (true) {
      if (tokens.takeIf(".")) steps.add(name());
      else if (tokens.takeIf("[")) steps.add(position());
      else return new DocumentPath(steps);
    }
  }

  boolean isPathNext() {
    var kind = tokens.peek().kind();
    return kind == Kind.WORD || kind == Kind.NAME_PLACEHOLDER;
  }

  private DocumentPath.Name name() {
    if (!isPathNext()) throw tokens.syntaxError();
    var token = tokens.peek();
    if (token.kind() == Kind.WORD && ReservedWords.contains(token.text())) {
      throw tokens.invalid(
          "Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    tokens.take();
    return new DocumentPath.Name(
        token.kind() == Kind.WORD ? token.text() : placeholders.name(token, tokens));
  }

  private DocumentPath.Position position() {
    var token = tokens.peek();
    if (token.kind() != Kind.NUMBER || !token.text().chars().allMatch(Character::isDigit))
      throw tokens.syntaxError();
    tokens.take();
    tokens.expect("]");
    if (token.text().length() > 9)
      throw tokens.invalid(
          "List index is not within the allowable range; index: [" + token.text() + "]");
    return new DocumentPath.Position(Integer.parseInt(token.text()));
  }
}
