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
          SameUnits::new,
          Hot::new,
          Bulk::new,
          Large::new,
          Annotated::new,
          Crowding::new,
          Cost::new);

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
      measure(settings, settings.address(), Server.Memory.UNKNOWN);
      return;
    }
    if (settings.cold()) {
      warmUpTheLoadProgram(settings);
    }
    try (var server = Server.start()) {
      measure(settings, server.address(), server.memory());
    }
  }

  /**
   * On another product, for a load program that still compiles itself would slow the measured one.
   */
  private static void warmUpTheLoadProgram(Settings settings)
      throws IOException, InterruptedException {
    try (var other = Server.start()) {
      WarmUp.run(Crowd.found(other.address()), settings);
    }
  }

  private static void measure(Settings settings, String address, Server.Memory memory)
      throws IOException, InterruptedException {
    var crowd = Crowd.found(address);
    var rows = new ArrayList<Row>();
    if (!settings.cold()) {
      System.out.printf("Warmed up for %d seconds.%n%n", WarmUp.run(crowd, settings).toSeconds());
    }
    System.out.print(Row.HEAD);
    for (var supplier : SCENARIOS) {
      var scenario = supplier.get();
      if (isWanted(scenario, settings)) {
        for (int size : settings.sizes()) {
          memory.forgetPeak();
          for (var row : scenario.run(crowd, settings, size)) {
            var measured = row.at(memory.peakMebibytes());
            System.out.print(measured.line());
            rows.add(measured);
          }
        }
      }
    }
    write(settings, rows);
  }

  private static boolean isWanted(Scenario scenario, Settings settings) {
    return settings.scenarios().isEmpty()
        ? scenario.isUsual()
        : settings.scenarios().contains(scenario.name());
  }

  private static void write(Settings settings, List<Row> rows) throws IOException {
    if (settings.results() != null) {
      Files.write(
          settings.results(), JsonText.bytes(Json.array(rows.stream().map(Row::json).toList())));
    }
  }
}
