package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Gate.Heard;
import docket.embedded.Product.User;
import docket.embedded.Wild.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Script in every text that is kept (access.md T-36, T-41, T-43 to T-45): it comes back as it was
 * given, in JSON or as a file to save, and in no answer that a browser would run.
 */
class StoredTextTest {
  private static final List<String> SCRIPTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "<svg/onload=alert(1)>",
          "javascript:alert(1)",
          "'-alert(1)-'",
          "</script><script>alert(1)//",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
          "<iframe srcdoc='<script>alert(1)</script>'>",
          "{{constructor.constructor('alert(1)')()}}",
          "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
          "\u202e<script>\u2028alert(1)</script>");

  private Product product;
  private User owner;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private Heard ask(String method, String path, Map<String, String> more, byte[] body) {
    var headers = new LinkedHashMap<>(owner.headers());
    headers.put("Accept", "text/html,*/*");
    headers.putAll(more);
    return new Gate(product).event(new Request(method, path, headers, body, false));
  }

  private void mustBeJson(Heard heard, String asked) {
    assertThat(heard.header("content-type")).as(asked).isEqualTo("application/json");
    assertThat(heard.header("x-content-type-options")).as(asked).isEqualTo("nosniff");
    assertThat(heard.json()).as(asked).isNotInstanceOf(Json.Null.class);
  }

  @Test
  void when_script_is_kept_then_it_comes_back_as_json_and_unchanged() {
    for (var script : SCRIPTS) {
      owner.patch("/api/current-user", Json.object().put("first_name", cut(script)).build());
      owner.patch("/api/organization", Json.object().put("title", script).build());
      var workspace =
          owner
              .post("/api/workspaces/", Json.object().put("title", cut(script)).build())
              .expect(201)
              .number("id");
      long project = project(script);
      var data = Json.object().put("text", script).put(script, script).build();
      long task =
          owner
              .post("/api/tasks/", Json.object().put("project", project).put("data", data).build())
              .expect(201)
              .number("id");
      owner
          .post(
              "/api/dm/views/",
              Json.object().put("project", project).put("data", Map.of("title", script)).build())
          .expect(201);
      owner
          .post(
              "/api/predictions/",
              Json.object()
                  .put("task", task)
                  .put("model_version", script)
                  .put("result", Json.EMPTY_ARRAY)
                  .build())
          .expect(201);
      for (var path :
          List.of(
              "/api/current-user/whoami",
              "/api/organizations/0",
              "/api/workspaces/%d/".formatted(workspace),
              "/api/projects/%d/".formatted(project),
              "/api/tasks/%d/".formatted(task),
              "/api/tasks/?project=%d&fields=all".formatted(project),
              "/api/dm/views/?project=%d".formatted(project),
              "/api/dm/columns/?project=%d".formatted(project),
              "/api/projects/%d/model-versions".formatted(project),
              "/api/projects/%d/export?exportType=JSON&download_all_tasks=1".formatted(project),
              "/api/projects/%d/next".formatted(project))) {
        var heard = ask("GET", path, Map.of(), new byte[0]);
        assertThat(heard.status()).as(path).isEqualTo(200);
        mustBeJson(heard, path);
      }
      var read = owner.get("/api/tasks/%d/".formatted(task)).object().object("data");
      assertThat(read.text("text")).isEqualTo(script);
    }
  }

  private static String cut(String script) {
    return script.substring(0, Math.min(script.length(), 30));
  }

  private long project(String script) {
    return owner
        .post(
            "/api/projects/",
            Json.object()
                .put("title", cut(script))
                .put("description", script)
                .put("expert_instruction", script)
                .put("label_config", Stream.CONFIG)
                .build())
        .expect(201)
        .number("id");
  }

  /** CVE-2025-25296, CVE-2025-47783: the example of a config that holds markup is no page. */
  @Test
  void when_a_config_holds_script_then_checks_and_examples_of_it_are_json() {
    for (var script : SCRIPTS) {
      var attribute = script.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
      var config =
          "<View><HyperText name=\"t\" value=\"%s\"/><Header value=\"%s\"/></View>"
              .formatted(attribute, attribute);
      var body = Json.object().put("label_config", config).build();
      var bytes = docket.store.json.JsonText.bytes(body);
      var form =
          ("label_config=" + URLEncoder.encode(config, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      for (var path : List.of("/api/projects/validate/", "/api/projects/upload-example/")) {
        var json = ask("POST", path, Map.of("Content-Type", "application/json"), bytes);
        var posted = ask("POST", path, Map.of("Content-Type", Hostile.FORM), form);
        for (var heard : List.of(json, posted)) {
          if (heard.status() != 204) {
            mustBeJson(heard, path);
          }
        }
        var read =
            ask(
                "GET",
                path + "?label_config=" + URLEncoder.encode(config, StandardCharsets.UTF_8),
                Map.of(),
                new byte[0]);
        assertThat(read.status()).as(path).isIn(404, 405);
        mustBeJson(read, path);
      }
    }
  }

  @Test
  void when_pages_are_asked_for_with_script_then_nothing_of_it_is_markup() {
    for (var script : SCRIPTS) {
      var given = URLEncoder.encode(script, StandardCharsets.UTF_8);
      var pages = new ArrayList<Heard>();
      for (var page : List.of("/user/login/", "/user/signup/", "/user/verify-email/")) {
        var query = "?next=%s&email=%s&%s=%s".formatted(given, given, given, given);
        pages.add(ask("GET", page + query, Map.of("Authorization", ""), new byte[0]));
        var csrf = "a".repeat(43);
        var form =
            "email=%s&password=%s&next=%s&csrfmiddlewaretoken=%s"
                .formatted(given, given, given, csrf);
        var headers =
            Map.of(
                "Authorization", "", "Content-Type", Hostile.FORM, "Cookie", "csrftoken=" + csrf);
        pages.add(ask("POST", page, headers, form.getBytes(StandardCharsets.UTF_8)));
      }
      pages.add(ask("GET", "/user/one-time?token=" + given, Map.of(), new byte[0]));
      for (var page : pages) {
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page.header("x-frame-options")).isEqualTo("DENY");
        assertThat(page.text())
            .doesNotContain("<script")
            .doesNotContain("<img")
            .doesNotContain("<svg")
            .doesNotContain("<iframe")
            .doesNotContain("onerror=alert(1)>")
            .doesNotContain("href=\"data:")
            .doesNotContain("\u202e<");
      }
    }
  }

  /** T-71: where one lands after signing in is always a page of ours. */
  @Test
  void when_the_way_back_leads_elsewhere_then_it_is_not_taken() {
    for (var next :
        List.of(
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/%2f%2fevil.example",
            "%2f%2fevil.example",
            "/\t/evil.example",
            "/\r\nLocation: https://evil.example",
            "///evil.example",
            "http:evil.example",
            "/%09/evil.example",
            " //evil.example",
            "/..//evil.example")) {
      var given = URLEncoder.encode(next, StandardCharsets.UTF_8);
      var heard = ask("GET", "/user/login/?next=" + given, Map.of(), new byte[0]);
      assertThat(heard.status()).isEqualTo(302);
      var to = URI.create(product.address() + "/user/login/").resolve(heard.header("location"));
      assertThat(to.toString()).as(next).startsWith(product.address() + "/");
      assertThat(heard.header("location")).as(next).matches("/(?![/\\\\\\s]).*");
    }
  }

  /**
   * CVE-2023-47115, CVE-2024-23633, CVE-2026-65986: the name decides the type, never the sender.
   */
  @Test
  void when_a_file_holds_script_then_a_browser_saves_it_or_shows_a_picture() throws Exception {
    long project = project("Files");
    var gif = "GIF89a/*<svg/onload=alert(1)>*/=1;alert(1)//";
    var svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script>"
            + "<foreignObject><iframe src=\"javascript:alert(1)\"/></foreignObject></svg>";
    var html = "<html><script>alert(1)</script></html>";
    var files = new LinkedHashMap<String, String>();
    files.put("polyglot.gif", gif);
    files.put("page.png", html);
    files.put("page.html", html);
    files.put("page.htm", html);
    files.put("drawing.svg", svg);
    files.put("feed.xml", html);
    files.put("a\"><script>.txt", html);
    for (var file : files.entrySet()) {
      var part =
          Hostile.part("file", file.getKey().replace("\"", "%22"), file.getValue()) + Hostile.END;
      var sent =
          owner.send(
              "POST",
              "/api/projects/%d/import".formatted(project),
              part.replace("\r\n\r\n", "\r\nContent-Type: text/html\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8),
              Hostile.MULTIPART);
      if (sent.status() != 201) {
        House.refused(sent, file.getKey());
      }
    }
    var list =
        (Json.Arr) owner.get("/api/projects/%d/file-uploads?all=true".formatted(project)).body();
    assertThat(list.items().size()).isGreaterThanOrEqualTo(4);
    for (var each : list.items()) {
      var name = String.valueOf(((Json.Obj) each).text("file"));
      var link =
          owner
              .get("/data/" + name.replace(" ", "%20"))
              .expect(303)
              .raw()
              .headers()
              .firstValue("Location")
              .orElseThrow();
      saved(name, link);
    }
  }

  private static void saved(String name, String link) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(link)).build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    var type = answer.headers().firstValue("Content-Type").orElse("");
    var disposition = answer.headers().firstValue("Content-Disposition").orElse("");
    assertThat(answer.statusCode()).as(name).isEqualTo(200);
    assertThat(type)
        .as(name)
        .doesNotContain("html")
        .doesNotContain("xml; ")
        .doesNotContain("script");
    assertThat(disposition).as(name).doesNotContain("<").doesNotContain("\r");
    boolean isPicture = List.of("image/gif", "image/png").contains(type);
    assertThat(isPicture || disposition.startsWith("attachment"))
        .as(name + " " + type + " " + disposition)
        .isTrue();
  }
}
