package docket.bench;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The command line of the bench: prints a table, and fails where a scenario finds a fault. */
public final class Main {
  private static final int USAGE = 2;

  /** Makes each scenario anew for a run; some keep what they saw in the run before. */
  private static final List<Supplier<Scenario>> SCENARIOS =
      List.of(
          Importing::new,
          Labeling::new,
          Reading::new,
          Exporting::new,
          Deleting::new,
          SameUnits::new);

  private Main() {}

  /**
   * Runs the scenarios that the arguments name.
   *
   * <p>The property {@code docket.bench.server} is the class path of the product to start.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      run(Settings.parse(List.of(arguments)));
    } catch (Settings.Unusable wrong) {
      System.err.println("docket: " + wrong.getMessage());
      System.exit(USAGE);
    }
  }

  private static void run(Settings settings) throws IOException, InterruptedException {
    if (settings.address() != null) {
      measure(settings, settings.address());
      return;
    }
    try (var server = Server.start(command())) {
      measure(settings, server.address());
      System.out.printf("%nPeak memory of the product: %d MiB%n", server.peakMebibytes());
    }
  }

  private static List<String> command() {
    var java = ProcessHandle.current().info().command().orElse("java");
    return List.of(
        java,
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "--enable-native-access=ALL-UNNAMED",
        "-Dsun.net.httpserver.nodelay=true",
        "-Dsun.net.httpserver.maxReqTime=60",
        "-Dsun.net.httpserver.idleInterval=60",
        "-cp",
        System.getProperty("docket.bench.server", System.getProperty("java.class.path")),
        "docket.embedded.Main");
  }

  private static void measure(Settings settings, String address)
      throws IOException, InterruptedException {
    var crowd = Crowd.found(address);
    var rows = new ArrayList<Row>();
    System.out.print(Row.HEAD);
    for (var supplier : SCENARIOS) {
      var scenario = supplier.get();
      if (settings.scenarios().isEmpty() || settings.scenarios().contains(scenario.name())) {
        for (int size : settings.sizes()) {
          var measured = scenario.run(crowd, settings, size);
          measured.forEach(row -> System.out.print(row.line()));
          rows.addAll(measured);
        }
      }
    }
    if (settings.results() != null) {
      Files.write(
          settings.results(), JsonText.bytes(Json.array(rows.stream().map(Row::json).toList())));
    }
  }
}
