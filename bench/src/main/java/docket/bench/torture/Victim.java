package docket.bench.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The product's process on one folder and one port, killed and started again. */
final class Victim {
  private static final String READY = "ready ";

  private final Path data;
  private final int port;
  private Process process;

  private Victim(Path data, int port, Process process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts the product, and once more: the first run leaves an archive of its classes behind, with
   * which the others start in half the time.
   */
  static Victim start(Path data) throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var first = launch(data, port);
    first.destroy();
    first.waitFor();
    return new Victim(data, port, launch(data, port));
  }

  /** SIGKILL: the process does nothing more, not even an exit hook. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts the product on what the killed one left, and waits until it is ready. */
  void restart() throws IOException {
    process = launch(data, port);
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  private static Process launch(Path data, int port) throws IOException {
    Files.createDirectories(data);
    var java = ProcessHandle.current().info().command().orElse("java");
    var command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + data.resolve("classes.jsa"),
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            System.getProperty("docket.bench.server", System.getProperty("java.class.path")),
            "docket.embedded.Main",
            "up",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return process;
      }
    }
    throw new IOException("the product ended before it was ready");
  }
}
