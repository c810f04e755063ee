package docket.bench.bruteforce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What of a process's heap is alive: what is left after a collection. */
final class Heap {
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured|generation)\\b.*?used (\\d+)K");

  private Heap() {}

  static double liveMebibytes(long pid) throws IOException, InterruptedException {
    tell(pid, "GC.run");
    var used =
        USED.matcher(tell(pid, "GC.heap_info"))
            .results()
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .sum();
    if (used == 0) {
      throw new IOException("the heap of process %d is not told".formatted(pid));
    }
    return used / 1024.0;
  }

  private static String tell(long pid, String command) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s of process %d: %s".formatted(command, pid, said));
    }
    return said;
  }
}
