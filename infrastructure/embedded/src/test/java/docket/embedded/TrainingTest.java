package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.embedded.Training.Work;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TrainingTest {
  @Test
  void when_a_start_is_trained_then_tasks_are_imported_labeled_and_exported(@TempDir Path folder)
      throws InterruptedException {
    var options = Options.parse(List.of("--port", "0", "--data", folder.toString()));
    try (var docket = Docket.start(options)) {
      var work = new Work(1_000, 6, 2);
      var training = new Training("http://127.0.0.1:" + docket.port(), work);
      assertThat(training.work()).isEqualTo(1_000);
    }
  }
}
