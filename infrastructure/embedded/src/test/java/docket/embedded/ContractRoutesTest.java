package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route is an operation of the contract, and every operation of the contract is either served
 * or named in {@code contract/pending.csv}; never both, never neither. What is not served stands in
 * {@code target/pending.csv} after a run.
 */
class ContractRoutesTest {
  /** Of the edition for one machine: no cloud has them. */
  private static final Set<String> ONLY_HERE = Set.of("/api/outbox", "/api/outbox/{id}");

  private static final Path CONTRACT = Path.of("../../contract");

  @TempDir Path folder;

  @Test
  void when_the_contract_is_walked_then_every_operation_is_served_or_pending() throws IOException {
    var unserved = new TreeSet<String>();
    try (var product = Product.start(folder)) {
      var router = product.docket().context().getBean(Router.class);
      for (var line : operations()) {
        var cells = line.split(",", 5);
        if (!isServed(router, cells[2], cells[3])) {
          unserved.add(cells[2] + "," + cells[3]);
        }
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/pending.csv"), unserved);
    assertThat(unserved)
        .isEqualTo(new TreeSet<>(Files.readAllLines(CONTRACT.resolve("pending.csv"))));
  }

  @Test
  void when_the_routes_are_walked_then_every_one_is_an_operation_of_the_contract()
      throws IOException {
    var known = new TreeSet<String>();
    for (var line : operations()) {
      var cells = line.split(",", 5);
      known.add(plain(cells[2], cells[3]));
    }
    var served = new TreeSet<String>();
    try (var product = Product.start(folder)) {
      product
          .docket()
          .context()
          .getBean(Router.class)
          .uriRoutes()
          .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
          .filter(route -> !ONLY_HERE.contains(route.getUriMatchTemplate().toString()))
          .forEach(route ->
              served.add(plain(route.getHttpMethodName(), route.getUriMatchTemplate().toString())));
    }
    assertThat(served).hasSizeGreaterThan(100).isSubsetOf(known);
  }

  /**
   * Functions carry the contexts that the table gives them: a route elsewhere would not be found.
   */
  @Test
  void when_an_operation_is_served_then_its_own_context_serves_it() throws IOException {
    var elsewhere = new TreeSet<String>();
    try (var product = Product.start(folder)) {
      var router = product.docket().context().getBean(Router.class);
      for (var line : operations()) {
        var cells = line.split(",", 5);
        contexts(router, cells[2], cells[3])
            .filter(context -> !context.equals(cells[0]))
            .forEach(context -> elsewhere.add(line + " is served by " + context));
      }
    }
    assertThat(elsewhere).isEmpty();
  }

  /** A route by its method and path, whatever its variables are called. */
  private static String plain(String method, String template) {
    var path = template.replaceAll("\\{[^}]*}", "{}");
    return method
        + ","
        + (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static Iterable<String> operations() throws IOException {
    var lines = Files.readAllLines(CONTRACT.resolve("operations.csv"));
    return lines.subList(1, lines.size());
  }

  /**
   * Whether some controller takes the operation, in the form without the trailing slash that the
   * edge routes by. A route that takes one of the path's words for a variable is another one.
   */
  private static boolean isServed(Router router, String method, String template) {
    return contexts(router, method, template).findAny().isPresent();
  }

  /** Contexts whose controllers take the operation. */
  private static Stream<String> contexts(Router router, String method, String template) {
    var path = template.replaceAll("\\{[^}]*}", "1");
    var routed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    long variables = template.chars().filter(c -> c == '{').count();
    return router
        .find(HttpMethod.valueOf(method), routed, HttpRequest.create(HttpMethod.GET, "/"))
        .filter(match -> match.getVariableValues().size() <= variables)
        .map(match -> ((MethodBasedRouteMatch<?, ?>) match).getDeclaringType().getPackageName())
        .map(name -> name.split("\\.", 3)[1]);
  }
}
