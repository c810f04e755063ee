package docket.engines.dynamodb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The words that an expression may use for attributes only through a placeholder. */
final class ReservedWords {
  private static final Set<String> WORDS = load();

  private ReservedWords() {}

  static boolean contains(String word) {
    return WORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> load() {
    try (InputStream words =
        Objects.requireNonNull(ReservedWords.class.getResourceAsStream("reserved-words.txt"))) {
      return Set.of(new String(words.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
