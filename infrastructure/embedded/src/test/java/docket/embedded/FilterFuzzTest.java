package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.store.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Filters and orders that reach for what is no column (access.md T-17, CVE-2023-47117): each is
 * refused, wherever it is put, and the answer says nothing of what it reached for.
 */
@ExtendWith(House.Shared.class)
class FilterFuzzTest {
  private static final List<String> COLUMNS =
      List.of(
          "filter:tasks:updated_by__active_organization__active_users__password",
          "filter:tasks:created_by__password",
          "filter:tasks:created_by.password",
          "filter:tasks:annotations__completed_by__auth_token__key",
          "filter:tasks:project__organization__token",
          "filter:tasks:annotators[0].password",
          "filter:tasks:data.text') OR 1=1 --",
          "filter:tasks:data.text\"; DROP TABLE tasks; --",
          "filter:tasks:$..password",
          "filter:tasks:data.$where",
          "filter:tasks:__class__.__mro__",
          "filter:tasks:pk",
          "filter:tasks:o",
          "filter:users:password",
          "filter:tasks:",
          "filter:tasks:\u0000id",
          "tasks:id",
          "id",
          "",
          "filter:tasks:" + "a__".repeat(500) + "password");

  private static final List<String> ORDERS =
      List.of(
          "tasks:created_by__password",
          "-tasks:updated_by__password",
          "tasks:project.organization.token",
          "-tasks:data.text) --",
          "password");

  @Test
  void when_a_filter_reaches_for_what_is_no_column_then_it_is_refused(House house) {
    var project = house.own().id("projects");
    house.unchangedBy(() -> {
      for (var column : COLUMNS) {
        for (var operator : List.of("contains", "regex", "equal", "starts_with", "__import__")) {
          var query = "{\"filters\":%s}".formatted(filters("and", item(column, operator)));
          refused(house, "/api/tasks/?project=%d&query=%s".formatted(project, encoded(query)));
        }
      }
      for (var order : ORDERS) {
        var query = Json.object().put("ordering", List.of(order)).build();
        var path = "/api/tasks/?project=%d&query=%s";
        refused(house, path.formatted(project, encoded(JsonText.text(query))));
      }
    });
  }

  @Test
  void when_a_conjunction_is_huge_or_none_then_it_is_refused(House house) {
    var project = house.own().id("projects");
    var item = item("filter:tasks:created_by__password", "contains");
    var many = String.join(",", java.util.Collections.nCopies(2_000, item));
    for (var filters :
        List.of(filters("and", many), filters("xor", item), filters("' OR '", item))) {
      var query = "{\"filters\":%s}".formatted(filters);
      refused(house, "/api/tasks/?project=%d&query=%s".formatted(project, encoded(query)));
    }
  }

  @Test
  void when_a_view_holds_such_a_filter_then_its_tasks_are_not_listed_by_it(House house) {
    var project = house.own().id("projects");
    for (var column : COLUMNS) {
      var body =
          "{\"project\":%d,\"data\":{\"filters\":%s}}"
              .formatted(project, filters("and", item(column, "contains")));
      var made =
          house.owner().send("POST", "/api/dm/views/", body.getBytes(StandardCharsets.UTF_8));
      if (made.status() == 201) {
        refused(house, "/api/tasks/?view=" + made.number("id"));
        house.owner().delete("/api/dm/views/%d/".formatted(made.number("id"))).expect(204);
      } else {
        House.refused(made, column);
      }
    }
  }

  /** Lists take the orders that they name; any other is refused or none, and never followed. */
  @Test
  void when_a_list_is_asked_for_in_a_hidden_order_then_the_order_tells_nothing(House house) {
    var lists = new ArrayList<>(List.of("/api/projects/", "/api/workspaces/", "/api/users/"));
    lists.add("/api/organizations/%d/memberships".formatted(house.own().id("organizations")));
    for (var list : List.of("membership", "settings")) {
      lists.add("/api/fsm/organizations/0/%s-history/".formatted(list));
    }
    lists.add("/api/organizations/0/seat-report");
    for (var list : lists) {
      var answers = new LinkedHashMap<String, Answer>();
      for (var order :
          List.of("created_by__password", "-created_by__password", "password", "-token")) {
        answers.put(order, house.owner().get("%s?ordering=%s".formatted(list, order)));
      }
      var usual = house.owner().get(list).expect(200);
      answers.forEach((order, answer) -> {
        if (answer.status() == 200) {
          assertThat(ids(answer)).as(list + order).isIn(ids(usual), ids(usual).reversed());
        } else {
          House.refused(answer, list + order);
        }
      });
    }
  }

  private static List<String> ids(Answer answer) {
    return java.util.regex.Pattern.compile("\"id\":[0-9]+")
        .matcher(JsonText.text(answer.body()))
        .results()
        .map(java.util.regex.MatchResult::group)
        .toList();
  }

  private static String item(String column, String operator) {
    return JsonText.text(
        Json.of(
            Map.of("filter", column, "operator", operator, "type", "String", "value", "argon2")));
  }

  private static String filters(String conjunction, String items) {
    return "{\"conjunction\":\"%s\",\"items\":[%s]}".formatted(conjunction, items);
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static void refused(House house, String path) {
    var answer = house.owner().get(path);
    House.refusedWith(400, answer, path.length() > 200 ? path.substring(0, 200) : path);
    assertThat(answer.text("detail")).doesNotContain("password");
  }
}
