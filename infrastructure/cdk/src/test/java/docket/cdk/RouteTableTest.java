package docket.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static final List<Operation> OPERATIONS =
      Operation.read(Path.of("contract/operations.csv"));
  private static final RouteTable TABLE = RouteTable.of(OPERATIONS);

  @Test
  void when_any_operation_is_asked_for_then_its_own_function_is_called() {
    assertThat(OPERATIONS).hasSizeGreaterThan(600);
    assertThat(OPERATIONS)
        .allSatisfy(operation -> {
          var path = "/" + String.join("/", operation.segments()).replace("{}", "17");
          assertThat(TABLE.route(path)).as(path).isEqualTo(operation.function());
          assertThat(TABLE.route(atTheEdge(path + "/")))
              .as(path + "/")
              .isEqualTo(operation.function());
        });
  }

  /** What the script at the edge makes of a path. */
  private static String atTheEdge(String path) {
    assertThat(Scripts.read("api.js")).contains("request.uri = request.uri.replace(/\\/+$/, '')");
    return path.replaceAll("/+$", "");
  }

  @Test
  void when_the_table_is_made_then_it_stays_far_below_the_gateways_limit() {
    assertThat(TABLE.routes()).hasSizeLessThanOrEqualTo(170);
  }

  @Test
  void when_no_prefix_fits_then_the_default_route_takes_the_request() {
    assertThat(TABLE.route("/nowhere")).isEqualTo(TABLE.routes().get(RouteTable.DEFAULT));
  }

  @Test
  void when_two_functions_share_a_path_then_no_table_is_made() {
    var mine = new Operation(Deployed.LABEL, "GET", "/a/{id}", List.of("a", "{}"));
    var yours = new Operation(Deployed.DATA, "POST", "/a/{key}/", List.of("a", "{}"));
    assertThatThrownBy(() -> RouteTable.of(List.of(mine, yours)))
        .hasMessageContaining("LABEL")
        .hasMessageContaining("DATA");
  }

  @Test
  void when_words_and_variables_compete_then_words_win() {
    var table =
        RouteTable.of(
            List.of(
                new Operation(Deployed.LABEL, "GET", "/a/{id}/x", List.of("a", "{}", "x")),
                new Operation(Deployed.LABEL, "GET", "/a/{id}/y", List.of("a", "{}", "y")),
                new Operation(Deployed.LABEL, "GET", "/a/{id}/z", List.of("a", "{}", "z")),
                new Operation(Deployed.DATA, "GET", "/a/all/x", List.of("a", "all", "x"))));
    assertThat(table.route("/a/all/x")).isEqualTo(Deployed.DATA);
    assertThat(table.route("/a/5/x")).isEqualTo(Deployed.LABEL);
  }
}
