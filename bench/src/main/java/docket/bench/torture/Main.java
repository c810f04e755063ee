package docket.bench.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The command line of the torture. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Tortures a product of its own, and ends with 1 if anything was lost, doubled or miscounted.
   *
   * <p>The property {@code docket.bench.server} is the class path of the product to start.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(run(Settings.parse(List.of(arguments))) ? 0 : 1);
    } catch (Settings.Unusable wrong) {
      System.err.println("docket: " + wrong.getMessage());
      System.exit(USAGE);
    }
  }

  private static boolean run(Settings settings) throws IOException, InterruptedException {
    System.out.printf("seed %d, %d kills%n", settings.seed(), settings.kills());
    var kept = settings.data();
    var data = kept == null ? Files.createTempDirectory("docket-torture") : kept;
    boolean passed = Torture.run(settings, data);
    if (passed && kept == null) {
      delete(data);
    } else {
      System.out.println("data are kept in " + data);
    }
    return passed;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
