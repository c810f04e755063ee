package docket.bench.torture;

import docket.bench.Product;
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

  /** Starts the product on a free port, which it keeps. */
  static Victim start(Path data) throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
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
    var command =
        Product.command(
            List.of("-XX:TieredStopAtLevel=1"), // it does not live long enough for more
            List.of("up", "--port", Integer.toString(port), "--data", data.toString()));
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
