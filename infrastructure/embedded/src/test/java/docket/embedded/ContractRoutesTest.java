package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract is either served or named in {@code contract/pending.csv}; never
 * both, never neither. What is not served stands in {@code target/pending.csv} after a run.
 */
class ContractRoutesTest {
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

  private static Iterable<String> operations() throws IOException {
    var lines = Files.readAllLines(CONTRACT.resolve("operations.csv"));
    return lines.subList(1, lines.size());
  }

  /**
   * Whether some controller takes the operation, in the form without the trailing slash that the
   * edge routes by.
   */
  private static boolean isServed(Router router, String method, String template) {
    var path = template.replaceAll("\\{[^}]*}", "1");
    var routed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return router
        .find(HttpMethod.valueOf(method), routed, HttpRequest.create(HttpMethod.GET, "/"))
        .findAny()
        .isPresent();
  }
}
