package docket.engines.dynamodb.expression;

/** A piece of an expression; {@code start} and {@code end} are positions in its text. */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String expected) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(expected);
  }
}
