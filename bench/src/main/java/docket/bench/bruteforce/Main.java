package docket.bench.bruteforce;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The command line of the guessing: {@code ./docket bench bruteforce [--attempts N]}. */
public final class Main {
  private static final int USUAL = 10_000;
  private static final int USAGE = 2;

  private Main() {}

  /** Ends with 1 where a bound is broken. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int attempts = attempts(List.of(arguments));
    if (attempts < 1) {
      System.err.println("docket: bench bruteforce takes --attempts N");
      System.exit(USAGE);
    }
    var data = Files.createTempDirectory("docket-bruteforce");
    System.setProperty("docket.log", data.resolve("bench.log").toString());
    System.setProperty(
        "logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
    var findings = new Siege(data, attempts).findings();
    System.out.print(findings);
    System.exit(findings.hold() ? 0 : 1);
  }

  private static int attempts(List<String> arguments) {
    if (arguments.isEmpty()) {
      return USUAL;
    }
    boolean fits = arguments.size() == 2 && arguments.getFirst().equals("--attempts");
    return fits && arguments.get(1).matches("[0-9]{1,7}") ? Integer.parseInt(arguments.get(1)) : 0;
  }
}
