package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what the official SDK sent when {@code ./docket conformance --record} was run: each
 * answer has the status that the SDK got then, and fits the contract's schema.
 */
class SdkFixturesTest {
  private static final Path FIXTURES = Path.of("../../conformance/fixtures");

  private static Product product;

  @BeforeAll
  static void start(@TempDir Path folder) {
    product = Product.start(folder);
  }

  @AfterAll
  static void close() {
    product.close();
  }

  @TestFactory
  Stream<DynamicTest> recorded_requests_are_answered_as_the_SDK_needs_it() {
    return fixtures().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
  }

  private static List<Path> fixtures() {
    try (var files = Files.list(FIXTURES)) {
      var found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(found).hasSizeGreaterThan(10);
      return found;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void replay(Path file) throws IOException, JsonText.Malformed {
    var steps = ((Json.Arr) JsonText.read(Files.readAllBytes(file))).items();
    var walk = new Walk();
    var replay = new Replay(product, file.getFileName().toString().replace(".json", ""));
    for (int i = 0; i < steps.size(); i++) {
      var step = (Json.Obj) steps.get(i);
      var answer = replay.send(step);
      walk.note(replay.method(step), replay.target(step), answer);
      assertThat(answer.status())
          .as(
              "%s step %d: %s %s: %s",
              file.getFileName(),
              i,
              replay.method(step),
              replay.path(step),
              JsonText.text(answer.body()))
          .isEqualTo(status(step));
    }
    assertThat(walk.wrong()).isEmpty();
  }

  private static int status(Json.Obj step) {
    return step.get("status") instanceof Json.Int(var status) ? (int) status : 0;
  }
}
