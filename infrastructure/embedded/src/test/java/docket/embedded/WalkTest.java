package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.embedded.Gate.Heard;
import docket.embedded.Operations.Operation;
import docket.embedded.Wild.Request;
import docket.engines.dynamodb.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks every served operation of the contract with wild requests: whatever comes, the answer is a
 * declared one, no fault of the server, and tells nothing of its insides. The seed is printed;
 * {@code -Ddocket.walk.seed} repeats a walk, {@code -Ddocket.walk.seconds} or {@code
 * -Ddocket.walk.requests} take longer. {@code target/walk.csv} tells which operation answered what.
 */
class WalkTest {
  private static final long SECONDS = Long.getLong("docket.walk.seconds", Long.MAX_VALUE);
  private static final long REQUESTS =
      Long.getLong("docket.walk.requests", SECONDS == Long.MAX_VALUE ? 2_000 : Long.MAX_VALUE);
  private static final long SEED =
      Long.getLong("docket.walk.seed", System.nanoTime() & 0xffff_ffffL);

  /** Requests after which the world is made anew, for what was taken apart unseen. */
  private static final int WORN = 1_000;

  private static final Duration FORGOTTEN = Duration.ofMinutes(16);
  private static final int MOST_FAULTS = 40;

  /** Everybody in a world has their token already. */
  private static final String ONCE = "POST /api/token/ ";

  @TempDir Path folder;

  private final Examples examples = new Examples();
  private final Judge judge = new Judge();
  private final List<Operation> operations = Operations.served();
  private final Census census = new Census(operations);
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final MovingClock clock = new MovingClock();
  private int founders;

  @Test
  void when_requests_are_wild_then_the_answers_are_declared() throws IOException {
    System.out.printf("walking with -Ddocket.walk.seed=%d%n", SEED);
    long started = System.nanoTime();
    long sent;
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    try (var product = Product.start(folder, engine, clock)) {
      sent = walk(product, started);
    }
    census.write(Path.of("target", "walk.csv"));
    System.out.printf(
        "%d requests to %d operations in %d s, %d worlds, by status %s%nnever done: %s%n",
        sent,
        operations.size(),
        Duration.ofNanos(System.nanoTime() - started).toSeconds(),
        founders,
        census.totals(),
        census.starved());
    assertThat(faults.values()).isEmpty();
    assertThat(sent).isGreaterThan(operations.size());
  }

  private static boolean isTime(long started) {
    return Duration.ofNanos(System.nanoTime() - started).toSeconds() < SECONDS;
  }

  private long walk(Product product, long started) {
    var schemas = Operations.schemas();
    var gate = new Gate(product);
    var worlds = worlds(product);
    long sent = 0;
    for (; sent < REQUESTS && isTime(started); sent++) {
      long seed = SEED + sent;
      var operation = operations.get((int) (seed % operations.size()));
      var world = worlds.own();
      var request = new Wild(examples, schemas, seed).request(operation, world, worlds.strange());
      var heard = seed % 7 == 0 ? gate.http(request) : gate.event(request);
      census.count(operation, heard.status());
      note(operation, request, heard, seed);
      world.learn(request.path(), heard);
      if (sent % WORN == WORN - 1) {
        worlds = worlds(product);
      } else if (mayBeGone(request, heard) && world.isGone()) {
        var before = worlds;
        worlds =
            world
                .renewed()
                .map(renewed -> new Worlds(renewed, before.strange()))
                .orElseGet(() -> worlds(product));
      }
    }
    return sent;
  }

  /** A world that is walked, and another whose ids it must not reach. */
  private record Worlds(World own, World strange) {}

  /** Wild sign-ins count as wrong attempts from here; some time later they are forgotten. */
  private Worlds worlds(Product product) {
    clock.pass(FORGOTTEN);
    return new Worlds(world(product), world(product));
  }

  private World world(Product product) {
    return World.of(product, "founder%d".formatted(++founders));
  }

  private static boolean mayBeGone(Request request, Heard heard) {
    return heard.status() == 401
        || (heard.status() < 400 && !request.method().equals("GET"))
        || (heard.status() == 404 && request.isPlain());
  }

  private void note(Operation operation, Request request, Heard heard, long seed) {
    for (var wrong : judge.wrong(request, heard)) {
      var key = "%s %d %s".formatted(operation, heard.status(), wrong.replaceAll("[0-9\"].*", ""));
      if (faults.size() < MOST_FAULTS) {
        faults.putIfAbsent(key, "%s%n  seed %d: %s%n".formatted(wrong, seed, request));
      }
    }
  }

  /** So that no operation is walked on its surface only. */
  @Test
  void when_nothing_is_wrong_with_a_request_then_it_is_done() {
    var known = operations.stream().map(Operation::toString).toList();
    assertThat(known).containsAll(examples.operations());
    var refused = new ArrayList<String>();
    try (var product = Product.start(folder)) {
      var world = world(product);
      for (var operation : operations) {
        if (Walk.ALWAYS_REFUSED.contains(operation.method() + "," + operation.path())) {
          continue;
        }
        if (!refusal(product, operation, world).isEmpty()) {
          world = world(product); // others before it have taken away what it needs
          refused.addAll(refusal(product, operation, world));
        }
      }
    }
    refused.removeIf(each -> each.startsWith(ONCE));
    assertThat(refused).isEmpty();
  }

  private List<String> refusal(Product product, Operation operation, World world) {
    var wild = new Wild(examples, Operations.schemas(), 0);
    var refused = new ArrayList<String>();
    for (var request : wild.plain(operation, world)) {
      var heard = new Gate(product).event(request);
      if (heard.status() >= 400) {
        refused.add("%s: %d %s".formatted(request, heard.status(), heard.text()));
      }
    }
    return refused;
  }
}
