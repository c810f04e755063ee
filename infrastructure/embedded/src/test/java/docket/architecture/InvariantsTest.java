package docket.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/invariants.csv} names for each isolation invariant (access.md §12) the tests that
 * show it, or why none does. Here: that these tests exist.
 */
class InvariantsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern METHOD = Pattern.compile("void (when_[a-zA-Z_0-9]+)\\(");
  private static final Pattern OPEN = Pattern.compile("not (served|shown): .+");

  @Test
  void when_an_invariant_names_a_test_then_there_is_one() throws IOException {
    var tests = tests();
    var numbers = new TreeSet<String>();
    var missing = new ArrayList<String>();
    var lines = Files.readAllLines(ROOT.resolve("docs/invariants.csv"));
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",", 2);
      assertThat(numbers.add(cells[0])).as(cells[0] + " is there once").isTrue();
      if (!OPEN.matcher(cells[1]).matches()) {
        for (var test : cells[1].split(" ")) {
          var parts = test.split("\\.");
          if (!tests.getOrDefault(parts[0], List.of()).contains(parts[1])) {
            missing.add(cells[0] + " " + test);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(75);
  }

  /** Names of test methods by their class. */
  private static Map<String, List<String>> tests() throws IOException {
    var tests = new HashMap<String, List<String>>();
    for (var folder : List.of("functions", "shared-model", "infrastructure")) {
      try (var files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .filter(file -> file.toString().contains("src/test/java"))
            .forEach(file -> tests.put(nameOf(file), methods(file)));
      }
    }
    return tests;
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<String> methods(Path file) {
    try {
      return METHOD.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
