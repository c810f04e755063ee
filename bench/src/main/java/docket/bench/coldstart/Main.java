package docket.bench.coldstart;

import docket.embedded.Cloud;
import docket.engines.dynamodb.http.DynamoDbEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./docket bench coldstart [--runs N]}: unpacks each artefact as Lambda would, starts it N
 * times plain and N times from an ahead-of-time cache, and prints the least and the median of what
 * passed until the first answer, in milliseconds.
 */
public final class Main {
  private static final Path ARTEFACTS = Path.of("infrastructure/lambda/target");

  /**
   * Lambda gives a function one processor or less; a collector and a compiler for many cost time.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED");

  /** What each function is asked; none for the one that takes no requests. */
  private static final Map<String, List<String>> ASKED =
      Map.of(
          "label", List.of("/api/tasks/1"),
          "manage", List.of("/api/projects"),
          "data", List.of("/api/dm/views"),
          "work", List.of());

  private final Path folder;
  private final int runs;
  private final Map<String, String> environment;

  private Main(Path folder, int runs, Map<String, String> environment) {
    this.folder = folder;
    this.runs = runs;
    this.environment = environment;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs =
        arguments.length == 2 && arguments[0].equals("--runs") ? Integer.parseInt(arguments[1]) : 7;
    var folder = Files.createTempDirectory("docket-coldstart");
    try (var secrets = new SecretsStub();
        var cloud = Cloud.open(folder.resolve("data"), List.of());
        var tables = DynamoDbEndpoint.start(cloud.dynamo(), 0)) {
      var environment =
          Map.ofEntries(
              Map.entry("DOCKET_PREFIX", ""),
              Map.entry("DOCKET_BUCKET", Cloud.BUCKET),
              Map.entry("DOCKET_SIGNING_SECRET", "signing"),
              Map.entry("DOCKET_DATA_SECRET", "data"),
              Map.entry("DOCKET_ORIGIN_SECRET", "origin"),
              Map.entry("AWS_REGION", "eu-central-1"),
              Map.entry("AWS_ACCESS_KEY_ID", "test"),
              Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
              Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address()),
              Map.entry("AWS_ENDPOINT_URL_DYNAMODB", tables.uri().toString()));
      new Main(folder, runs, environment).measure();
    } finally {
      remove(folder);
    }
  }

  private void measure() throws IOException, InterruptedException {
    System.out.println(
        "| Function | Artefact MB | Plain min / median ms | AOT cache min / median ms | Cache MB |");
    System.out.println("|---|--:|--:|--:|--:|");
    for (var function : List.of("label", "manage", "data", "work")) {
      var artefact = ARTEFACTS.resolve("docket-" + function + ".zip");
      var classpath = unpack(artefact, folder.resolve(function));
      var plain = times(function, classpath, List.of());
      var cache = folder.resolve(function + ".aot");
      start(function, classpath, List.of("-XX:AOTCacheOutput=" + cache));
      var cached = times(function, classpath, List.of("-XX:AOTCache=" + cache));
      System.out.printf(
          "| %s | %.1f | %d / %d | %d / %d | %.1f |%n",
          function,
          Files.size(artefact) / 1e6,
          plain.getFirst(),
          plain.get(plain.size() / 2),
          cached.getFirst(),
          cached.get(cached.size() / 2),
          Files.size(cache) / 1e6);
    }
  }

  /** In ascending order, milliseconds. */
  private List<Long> times(String function, String classpath, List<String> flags)
      throws IOException, InterruptedException {
    var times = new ArrayList<Long>();
    for (int run = 0; run < runs; run++) {
      times.add(start(function, classpath, flags));
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }

  private long start(String function, String classpath, List<String> flags)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", classpath, "docket.bench.coldstart.FirstAnswer"));
    command.addAll(ASKED.getOrDefault(function, List.of()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    long started = System.nanoTime();
    var process = builder.start();
    var said = new StringBuilder();
    long answered = 0;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("401") || line.equals("200")) {
          answered = (System.nanoTime() - started) / 1_000_000;
        }
        said.append(line).append('\n');
      }
    }
    process.waitFor();
    if (answered == 0) {
      throw new IllegalStateException(function + " gave no answer:\n" + said);
    }
    return answered;
  }

  /** Unpacks an artefact; the class path is its jars in a fixed order, then this program's. */
  private static String unpack(Path zip, Path folder) throws IOException {
    Files.createDirectories(folder);
    var jars = new ArrayList<String>();
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".jar")) {
          var jar = folder.resolve(Path.of(entry.getName()).getFileName());
          copy(entries, jar);
          jars.add(jar.toString());
        }
      }
    }
    jars.sort(Comparator.naturalOrder());
    jars.add(ownJar());
    return String.join(java.io.File.pathSeparator, jars);
  }

  private static void copy(InputStream entry, Path jar) throws IOException {
    Files.copy(entry, jar);
  }

  private static String ownJar() {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
