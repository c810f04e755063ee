package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries, content types, headers and methods that make no sense. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(House.Shared.class)
class BadRequestsTest {
  private static final List<String> PAGED =
      List.of(
          "/api/projects/?",
          "/api/projects/counts/?",
          "/api/users/?",
          "/api/workspaces/?",
          "/api/organizations/1/memberships?",
          "/api/projects/%d/members/paginated/?",
          "/api/projects/%d/tasks/?",
          "/api/tasks/?project=%d&");

  @Test
  void when_a_page_is_none_then_it_is_refused_in_the_envelope_or_the_first_one_is_given(
      House house) {
    long project = house.own().id("projects");
    for (var list : PAGED) {
      for (var page :
          List.of(
              "0", "-1", "abc", "1e3", "999999", "9223372036854775807", "99999999999999999999")) {
        var path = list.formatted(project) + "page=" + page;
        var answer = house.owner().get(path);
        if (answer.status() != 200) {
          House.refused(answer, path);
        }
      }
      for (var size : List.of("0", "-1", "abc", "999999999", "99999999999999999999")) {
        var path = list.formatted(project) + "page_size=" + size;
        var answer = house.owner().get(path);
        if (answer.status() != 200) {
          House.refused(answer, path);
        }
      }
    }
  }

  @Test
  void when_a_page_is_past_the_end_then_it_is_404(House house) {
    for (var page : List.of("2", "999999", "2147483648", "9223372036854775807")) {
      House.refusedWith(404, house.owner().get("/api/projects/?page=" + page), page);
      House.refusedWith(
          404,
          house
              .owner()
              .get("/api/tasks/?project=%d&page=%s".formatted(house.own().id("projects"), page)),
          page);
      House.refusedWith(
          404,
          house
              .owner()
              .get("/api/projects/%d/tasks/?page=%s".formatted(house.own().id("projects"), page)),
          page);
    }
  }

  @Test
  void when_a_query_value_has_the_wrong_type_then_it_is_refused(House house) {
    long project = house.own().id("projects");
    var paths =
        List.of(
            "/api/tasks/?project=abc",
            "/api/tasks/?view=abc",
            "/api/dm/views/?project=abc",
            "/api/dm/columns/?project=abc",
            "/api/predictions/?task=abc",
            "/api/projects/%d/export?exportType=nonsense".formatted(project),
            "/api/projects/%d/export?ids=a,b".formatted(project),
            "/api/projects/%d/previous-task/?task=abc".formatted(project),
            "/api/projects/?ids=a,b",
            "/api/tasks/?project=99999999999999999999");
    house.unchangedBy(() -> paths.forEach(path -> House.refused(house.owner().get(path), path)));
  }

  @Test
  void when_the_address_is_not_encoded_correctly_then_it_is_refused(House house) {
    for (var path :
        List.of(
            "/api/tasks/%00/",
            "/api/tasks/%ff/",
            "/api/tasks/1%2f2/",
            "/api/%2e%2e/%2e%2e/etc/passwd",
            "/api/tasks//",
            "/api//projects/",
            "/api/projects/1;a=b/")) {
      House.refused(house.owner().get(path), path);
    }
  }

  @Test
  void when_a_file_name_is_none_then_there_is_no_file(House house) {
    var folder = "/data/upload/%d/".formatted(house.own().id("projects"));
    for (var name :
        List.of(
            "%00", "a%00.png", "..", "%2e%2e", "x".repeat(2_000), "%ff", "a%0ab", "%F0%9F%98%80")) {
      House.refusedWith(404, house.owner().get(folder + name), name);
    }
  }

  @Test
  void when_the_content_type_is_wrong_then_nothing_is_stored(House house) {
    var task =
        "{\"project\": %d, \"data\": {\"text\": \"a\"}}".formatted(house.own().id("projects"));
    house.unchangedBy(() -> {
      for (var type :
          List.of(
              "multipart/form-data; boundary=x",
              "application/x-www-form-urlencoded",
              "multipart/mixed")) {
        House.refused(
            house.owner().send("POST", "/api/tasks/", task.getBytes(StandardCharsets.UTF_8), type),
            type);
      }
      House.refused(
          house
              .owner()
              .send(
                  "POST",
                  "/api/tasks/",
                  task.getBytes(StandardCharsets.UTF_16),
                  "application/json; charset=utf-16"),
          "UTF-16");
      House.refused(
          house
              .owner()
              .send(
                  "POST",
                  "/api/tasks/",
                  "<task/>".getBytes(StandardCharsets.UTF_8),
                  "application/xml"),
          "XML");
    });
  }

  @Test
  void when_headers_are_strange_then_they_change_nothing(House house) {
    long task = house.own().id("tasks");
    var path = "/api/tasks/%d/".formatted(task);
    house.unchangedBy(() -> {
      for (var credential :
          List.of(
              "",
              "Bearer",
              "Bearer ",
              "Bearer a.b.c",
              "Token",
              "Token " + "x".repeat(6_000),
              "Basic YTpi",
              "Bearer \u00e9",
              "Nonsense x")) {
        House.refusedWith(
            401, sent(house, "GET", path, Map.of("Authorization", credential)), credential);
      }
      for (var override : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
        var answer = sent(house, "POST", path, Map.of(override, "DELETE"));
        assertThat(answer.status()).as(override).isIn(401, 405);
      }
      for (var header :
          Map.of(
                  "Accept", "image/png",
                  "Accept-Encoding", "br;q=x, ,gzip;q=1e9",
                  "Cookie", "sessionid; =; ;;sessionid=" + "x".repeat(3_000),
                  "X-Forwarded-For", "not an address",
                  "X-Request-Id", "a\tb",
                  "Content-Encoding", "gzip",
                  "X-Forwarded-Proto", "javascript")
              .entrySet()) {
        var answer = sent(house, "GET", path, Map.of(header.getKey(), header.getValue()));
        House.refusedWith(401, answer, header);
      }
    });
  }

  @Test
  void when_a_method_is_not_served_then_it_is_405_or_404_in_the_envelope(House house) {
    for (var method : List.of("PUT", "POST", "OPTIONS", "TRACE", "NONSENSE")) {
      var answer =
          house
              .owner()
              .send(method, "/api/projects/%d/next".formatted(house.own().id("projects")), null);
      assertThat(answer.status()).as(method).isIn(404, 405);
      House.enveloped(answer, method);
    }
  }

  private static Answer sent(House house, String method, String path, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(house.product().address() + path))
            .method(method, BodyPublishers.noBody());
    headers.forEach(request::header);
    try {
      var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
      var body = response.body().length == 0 ? Json.NULL : JsonText.read(response.body());
      return new Answer(response.statusCode(), body, response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    } catch (JsonText.Malformed noJson) {
      throw new AssertionError(method + " " + path + " answered no JSON", noJson);
    }
  }
}
