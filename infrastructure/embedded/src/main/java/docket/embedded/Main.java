package docket.embedded;

import docket.platform.access.OneTimeLinks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command line of the embedded edition: {@code up} and {@code demo}. */
public final class Main {
  private static final int USAGE = 2;
  private static final Duration SET_UP_LIFE = Duration.ofDays(7);

  private Main() {}

  /** Starts the product and keeps it running until it is interrupted. */
  public static void main(String[] arguments) {
    try {
      var options = Options.parse(List.of(arguments));
      System.exit(run(options, System.out));
    } catch (Options.Unusable wrong) {
      System.err.println("docket: " + wrong.getMessage());
      System.exit(USAGE);
    }
  }

  private static int run(Options options, PrintStream out) {
    boolean first = isFirstStart(options.data());
    System.setProperty("docket.log", options.data().resolve("docket.log").toString());
    if (isTaken(options.data())) {
      System.err.println(
          "docket: another process uses "
              + options.data()
              + "; it was left alone. Stop it first, or use another --data folder.");
      return 1;
    }
    Docket docket;
    try {
      docket = Docket.start(options);
    } catch (java.io.UncheckedIOException taken) {
      System.err.println(
          "docket: cannot listen on port "
              + options.port()
              + ": "
              + String.valueOf(taken.getMessage()));
      return 1;
    }
    SmallHeap.keep();
    var done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(docket, done), "shutdown"));
    var address = "http://%s:%d".formatted(options.host(), docket.port());
    greet(options, docket, address, first, out);
    try {
      done.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void stop(Docket docket, CountDownLatch done) {
    docket.close();
    done.countDown();
  }

  private static void greet(
      Options options, Docket docket, String address, boolean first, PrintStream out) {
    if (options.demo()) {
      var link = new Demo(docket, address).signInLink();
      out.println("demo  " + address + link);
    } else if (first && options.isLoopback()) {
      out.println(
          "sign up at " + address + "/user/signup: the first person owns a new organization");
    } else if (first) {
      var link = docket.context().getBean(OneTimeLinks.class).setUp(SET_UP_LIFE);
      out.println("set up at " + address + link + " (works once, for 7 days)");
    }
    if (options.dynamodbPort() != null) {
      out.println("tables at http://127.0.0.1:" + docket.openTables(options.dynamodbPort()));
    }
    out.println("ready " + address);
    out.flush();
  }

  private static boolean isFirstStart(Path data) {
    try {
      Files.createDirectories(data);
      return !Files.exists(data.resolve("keys"));
    } catch (IOException unusable) {
      throw new java.io.UncheckedIOException(unusable);
    }
  }

  /** Whether a living process has this folder open; asked before anything in it is touched. */
  private static boolean isTaken(Path data) {
    return !FolderLock.take(data.resolve("lock"));
  }
}
