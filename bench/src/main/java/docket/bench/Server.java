package docket.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A product of the bench's own, in a process and on a folder of its own, gone at the end. */
public final class Server implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final Path data;
  private final String address;

  private Server(Process process, Path data, String address) {
    this.process = process;
    this.data = data;
    this.address = address;
  }

  /** Starts the product and waits until it is ready. */
  static Server start() throws IOException {
    return start(Files.createTempDirectory("docket-bench"));
  }

  /** Starts the product on a folder that another may have left. */
  public static Server start(Path data) throws IOException {
    var command =
        Product.command(List.of(), List.of("up", "--port", "0", "--data", data.toString()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new Server(process, data, line.substring(READY.length()).strip());
      }
    }
    throw new IOException("the product ended before it was ready");
  }

  public String address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  public Memory memory() {
    return new Memory(Path.of("/proc/" + process.pid()));
  }

  /**
   * What the process has resident, where the system tells.
   *
   * @param process its folder below /proc
   */
  public record Memory(Path process) {
    /** Of a product that somebody else started. */
    static final Memory UNKNOWN = new Memory(Path.of("/nowhere"));

    /** From here on the peak is that of what comes. */
    void forgetPeak() throws IOException {
      var forget = process.resolve("clear_refs");
      if (Files.isWritable(forget)) {
        Files.writeString(forget, "5");
      }
    }

    /** Most memory since the peak was forgotten, in MiB; 0 where the system does not tell. */
    long peakMebibytes() throws IOException {
      return mebibytes("VmHWM:");
    }

    /** What is resident now, in MiB; 0 where the system does not tell. */
    public long residentMebibytes() throws IOException {
      return mebibytes("VmRSS:");
    }

    private long mebibytes(String name) throws IOException {
      var status = process.resolve("status");
      if (!Files.isReadable(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .map(kibibytes -> kibibytes / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  /** Ends the process; what it has stored stays. */
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    try {
      stop();
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
