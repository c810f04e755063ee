package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the served operations of the contract with wild requests: whatever comes, the answer is no
 * fault of the server, and a refusal is in the envelope. The seed is printed; {@code
 * -Ddocket.walk.seed} repeats a walk, {@code -Ddocket.walk.seconds} takes longer.
 */
class WalkTest {
  private static final long SECONDS = Long.getLong("docket.walk.seconds", 15);
  private static final long SEED =
      Long.getLong("docket.walk.seed", System.nanoTime() & 0xffff_ffffL);

  /** Pages for browsers; they answer in HTML. */
  private static final String PAGES =
      "/user/login/ /user/signup/ /user/one-time /logout/ /data/upload/";

  /** Refusals in a shape of their own (spec api.md §3.2). */
  private static final Set<String> BARE =
      Set.of(
          "POST /api/dm/actions/ 422",
          "POST /api/projects/validate/ 400",
          "POST /api/token/blacklist/ 404",
          "POST /api/token/rotate/ 400",
          "GET /api/tasks/ 404");

  @TempDir Path folder;

  private int founders;

  @Test
  void when_requests_are_wild_then_the_server_does_not_fail() {
    System.out.printf("walking with -Ddocket.walk.seed=%d for %d s%n", SEED, SECONDS);
    var operations = Operations.served();
    var faults = new LinkedHashMap<String, String>();
    try (var product = Product.start(folder)) {
      var stranger = furnished(product, "stranger");
      var world = furnished(product, "founder");
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      int sent = 0;
      for (; System.nanoTime() < end; sent++) {
        var wild = new Wild(SEED + sent);
        var operation = wild.one(operations);
        var request = wild.request(operation, with(world.ids(), stranger.ids()));
        var answer = send(world.user(), request);
        var fault = fault(operation, answer);
        if (!fault.isEmpty()) {
          faults.putIfAbsent(
              operation + " " + answer.status(),
              "%s: %s%n  seed %d: %s".formatted(operation, fault, SEED + sent, request));
        }
        if (sent % 10 == 0 && isGone(world)) {
          world = furnished(product, "founder");
        }
      }
      System.out.printf("%d requests%n", sent);
    }
    assertThat(faults.values()).isEmpty();
  }

  private static Answer send(User user, Wild.Request request) {
    return user.send(request.method(), request.path(), request.body(), request.type());
  }

  /** What is wrong with an answer; empty where nothing is. */
  private static String fault(Operation operation, Answer answer) {
    if (answer.status() >= 500) {
      return "a fault of the server, " + answer.status();
    }
    if (answer.status() < 400
        || PAGES.contains(operation.path())
        || BARE.contains(operation + " " + answer.status())) {
      return "";
    }
    return answer.body() instanceof Json.Obj body
            && body.get("status_code") instanceof Json.Int(var status)
            && status == answer.status()
            && body.text("detail") != null
            && body.text("id") != null
        ? ""
        : "a refusal outside the envelope, " + answer.status();
  }

  /** The walk signs people out, deletes their projects, turns their tokens off. */
  private static boolean isGone(Furnished world) {
    var projects = world.ids().getOrDefault("projects", List.of());
    return projects.stream()
        .anyMatch(id -> world.user().get("/api/projects/%d/".formatted(id)).status() != 200);
  }

  private static Map<String, List<Long>> with(
      Map<String, List<Long>> own, Map<String, List<Long>> foreign) {
    var all = new LinkedHashMap<String, List<Long>>();
    own.forEach((kind, ids) -> {
      var both = new ArrayList<>(ids);
      both.addAll(ids);
      both.addAll(ids);
      both.addAll(foreign.getOrDefault(kind, List.of()));
      all.put(kind, both);
    });
    return all;
  }

  /** Somebody with one of everything. */
  record Furnished(User user, Map<String, List<Long>> ids) {}

  private Furnished furnished(Product product, String name) {
    var user = product.founder("%s%d@example.org".formatted(name, ++founders));
    return new Furnished(user, Furniture.of(product, user).byKind());
  }
}
