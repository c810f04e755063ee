package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In processes of their own, for the collector of this one is another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SmallHeapTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int KEPT = 24;
  private static final int ALL = 1_000;

  /** Lets each mebibyte live until 24 more have been made, and prints the old generation's peak. */
  static final class Burst {
    private Burst() {}

    public static void main(String[] arguments) throws InterruptedException {
      if (arguments.length > 0) {
        SmallHeap.keep();
      }
      var living = new ArrayDeque<byte[]>();
      for (int i = 0; i < ALL; i++) {
        living.add(new byte[MEBIBYTE]);
        if (living.size() > KEPT) {
          living.remove();
        }
        Thread.sleep(1); // a program that does nothing else would outrun the collection's thread
      }
      for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getName().equals("Tenured Gen")) {
          System.out.println(pool.getPeakUsage().getUsed() / MEBIBYTE);
        }
      }
    }
  }

  private static int peak(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmn8m", "-Xmx512m", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Burst.class.getName());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Integer.parseInt(said.strip());
  }

  @Test
  void when_a_burst_leaves_garbage_then_the_old_generation_stays_near_what_lives()
      throws IOException, InterruptedException {
    assertThat(peak()).as("without it").isGreaterThan(400);
    assertThat(peak("kept")).isLessThan(200);
  }
}
