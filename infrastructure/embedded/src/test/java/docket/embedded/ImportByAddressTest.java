package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.engines.dynamodb.EngineOptions;
import docket.platform.outbound.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports by address: as if the file had been uploaded, and never from inside the network. */
class ImportByAddressTest {
  private static final String SECRET = "the secret of this machine";

  @TempDir Path folder;

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    var files =
        Map.of(
            "/tasks.csv", "text\none\ntwo\n",
            "/tasks", "[{\"text\": \"three\"}]",
            "/notes.exe", SECRET,
            "/broken.json", "{");
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = files.get(exchange.getRequestURI().getPath());
            var bytes = (body == null ? SECRET : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Answer importFrom(User owner, long project, String path) {
    var address = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    var form = "url=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return owner.send(
        "POST",
        "/api/projects/%d/import?return_task_ids=true".formatted(project),
        form.getBytes(StandardCharsets.UTF_8),
        "application/x-www-form-urlencoded");
  }

  private static long project(User owner) {
    var config = "<View><Text name=\"t\" value=\"$text\"/></View>";
    return owner
        .post("/api/projects/", Json.object().put("label_config", config).build())
        .expect(201)
        .number("id");
  }

  @Test
  void when_nothing_was_opened_then_this_machine_is_not_read() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var refused = importFrom(owner, project, "/tasks.csv").expect(403);
      assertThat(refused.text("detail")).contains("network").doesNotContain("127.0.0.1");
      assertThat(owner.get("/api/projects/" + project).number("task_number")).isZero();
    }
  }

  @Test
  void when_the_operator_opened_the_network_then_files_are_imported_by_their_names() {
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    var opened = List.of(Network.parse("127.0.0.0/8"));
    try (var product = Product.start(folder, engine, opened)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var csv = importFrom(owner, project, "/tasks.csv").expect(201);
      assertThat(csv.number("task_count")).isEqualTo(2);
      assertThat(csv.object().array("file_upload_ids").size()).isEqualTo(1);
      assertThat(importFrom(owner, project, "/tasks").expect(201).number("task_count"))
          .isEqualTo(1);
      for (var path : List.of("/notes.exe", "/broken.json", "/nothing")) {
        var refused = importFrom(owner, project, path).expect(400);
        assertThat(new String(refused.raw().body(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
      }
      assertThat(owner.get("/api/projects/" + project).number("task_number")).isEqualTo(3);
    }
  }
}
