package docket.engines.dynamodb.expression;

import java.util.List;

/** Two paths of one update or projection must not reach into each other. */
final class Overlaps {
  private Overlaps() {}

  static void reject(List<DocumentPath> paths, Tokens tokens) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = i + 1; j < paths.size(); j++) reject(paths.get(i), paths.get(j), tokens);
    }
  }

  private static void reject(DocumentPath one, DocumentPath two, Tokens tokens) {
    String verb =
        one.startsWith(two) || two.startsWith(one)
            ? "overlap"
            : one.conflictsWith(two) ? "conflict" : "";
    if (verb.isEmpty()) return;
    throw tokens.invalid(
        "Two document paths %s with each other; must remove or rewrite one of these paths; path one: %s, path two: %s"
            .formatted(verb, one, two));
  }
}
