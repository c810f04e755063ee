package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.embedded.Product.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies that are no JSON, too much JSON, or JSON of the wrong type (access.md T-53). */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(House.Shared.class)
class BadJsonTest {
  /** What these do needs nothing from the body, so a bad one does not stop them. */
  private static final Set<String> BODILESS =
      Set.of(
          "POST /api/current-user/reset-token/",
          "POST /api/invite/reset-token",
          "POST /api/token/",
          "POST /api/annotations/{id}/convert-to-draft",
          "PATCH /api/import/file-upload/{id}",
          "POST /user/login/",
          "POST /user/signup/",
          "POST /user/verify-email",
          "POST /api/auth/logout",
          "POST /logout");

  /** Refused without the envelope, as the contract has it (api.md §3.2). */
  private static final Set<String> BARE =
      Set.of("POST /api/dm/actions/", "POST /api/projects/validate/");

  private static final Map<String, byte[]> NO_JSON = new LinkedHashMap<>();

  static {
    NO_JSON.put("cut off", bytes("{\"title\": \"x\""));
    NO_JSON.put("two values", bytes("{} {}"));
    NO_JSON.put("invalid UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'});
    NO_JSON.put(
        "a surrogate in UTF-8",
        bytes("{\"a\":\"?\"}", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
    NO_JSON.put("UTF-16", "{}".getBytes(StandardCharsets.UTF_16LE));
    NO_JSON.put("UTF-32", "{}".getBytes(java.nio.charset.Charset.forName("UTF-32BE")));
    NO_JSON.put("10,000 deep", bytes("[".repeat(10_000) + "]".repeat(10_000)));
    NO_JSON.put("a million brackets", bytes("[".repeat(1_000_000)));
    NO_JSON.put(
        "an object 10,000 deep", bytes("{\"data\":".repeat(10_000) + "1" + "}".repeat(10_000)));
    NO_JSON.put("out of range", bytes("{\"lead_time\": 1e400}"));
    NO_JSON.put("a number of 2,000 digits", bytes("{\"a\": " + "9".repeat(2_000) + "}"));
    NO_JSON.put("a raw control character", bytes("{\"a\":\"\u0000\"}"));
    NO_JSON.put("NaN", bytes("{\"lead_time\": NaN}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text, byte[] instead) {
    var out = new java.io.ByteArrayOutputStream();
    int at = text.indexOf('?');
    out.writeBytes(bytes(text.substring(0, at)));
    out.writeBytes(instead);
    out.writeBytes(bytes(text.substring(at + 1)));
    return out.toByteArray();
  }

  private static List<Operation> writes() {
    return Operations.served().stream()
        .filter(Operation::takesABody)
        .filter(operation -> !BODILESS.contains(operation.toString()))
        .toList();
  }

  private static Answer send(House house, Operation operation, byte[] body) {
    var path = operation.path();
    for (var name : operation.variables()) {
      path = path.replace("{" + name + "}", house.own().text(operation, name));
    }
    return house.owner().send(operation.method(), path, body);
  }

  @Test
  void when_a_body_is_no_json_then_no_operation_takes_it(House house) {
    assertThat(writes()).hasSizeGreaterThan(40);
    house.unchangedBy(() ->
        writes()
            .forEach(operation ->
                NO_JSON.forEach((what, body) -> {
                  var answer = send(house, operation, body);
                  var asked = operation + " with " + what;
                  if (BARE.contains(operation.toString())) {
                    assertThat(answer.status()).as(asked).isBetween(400, 499);
                  } else {
                    House.refused(answer, asked);
                  }
                })));
  }

  /** Wrong types per operation; whatever is refused names the field. */
  @Test
  void when_a_field_has_the_wrong_type_then_it_is_named_and_nothing_is_stored(House house) {
    long task = house.own().id("tasks");
    long project = house.own().id("projects");
    var cases = new LinkedHashMap<String, List<String>>();
    cases.put(
        "POST /api/tasks/%d/annotations/".formatted(task),
        List.of(
            "{\"result\": 7}",
            "{\"result\": {\"a\": 1}}",
            "{\"result\": \"text\"}",
            "{\"result\": [7]}",
            "{\"result\": [], \"lead_time\": \"long\"}",
            "{\"result\": [], \"lead_time\": -1}",
            "{\"result\": [], \"was_cancelled\": \"maybe\"}",
            "{\"result\": [], \"ground_truth\": []}",
            "{\"result\": [], \"unique_id\": {}}",
            "{\"result\": [], \"completed_by\": 999999}"));
    cases.put(
        "POST /api/tasks/%d/drafts".formatted(task),
        List.of("{\"result\": 7}", "{\"result\": [], \"lead_time\": []}"));
    cases.put(
        "PATCH /api/annotations/%d/".formatted(house.own().id("annotations")),
        List.of("{\"result\": 7}", "{\"lead_time\": {}}", "{\"was_cancelled\": 2}"));
    cases.put(
        "PATCH /api/drafts/%d/".formatted(house.own().id("drafts")),
        List.of("{\"result\": 7}", "{\"was_postponed\": \"later\"}"));
    cases.put(
        "POST /api/predictions/",
        List.of(
            "{}",
            "{\"task\": \"x\", \"result\": []}",
            "{\"task\": %d, \"result\": [], \"cluster\": 2147483648}".formatted(task),
            "{\"task\": %d, \"result\": 7}".formatted(task),
            "{\"task\": %d, \"result\": [], \"score\": \"high\"}".formatted(task)));
    cases.put(
        "POST /api/tasks/",
        List.of(
            "{}",
            "{\"project\": \"x\", \"data\": {}}",
            "{\"project\": %d}".formatted(project),
            "{\"project\": %d, \"data\": 7}".formatted(project),
            "{\"project\": %d, \"data\": [1]}".formatted(project),
            "{\"project\": 123456789012345678901234567890, \"data\": {\"text\": \"a\"}}"));
    cases.put(
        "PATCH /api/tasks/%d/".formatted(task),
        List.of("{\"data\": 7}", "{\"overlap\": \"many\"}"));
    cases.put(
        "POST /api/projects/",
        List.of(
            "{\"title\": []}",
            "{\"title\": {}}",
            "{\"title\": \"%s\"}".formatted("x".repeat(10_000)),
            "{\"title\": \"T\", \"workspace\": \"x\"}",
            "{\"title\": \"T\", \"label_config\": 7}",
            "{\"title\": \"T\", \"maximum_annotations\": 0}",
            "{\"title\": \"T\", \"maximum_annotations\": 1e30}",
            "{\"title\": \"T\", \"maximum_annotations\": 123456789012345678901234567890}"));
    cases.put(
        "PATCH /api/projects/%d/".formatted(project),
        List.of(
            "{\"is_published\": \"maybe\"}",
            "{\"sampling\": \"by dice\"}",
            "{\"internal_description\": \"text\"}",
            "{\"skip_queue\": 7}",
            "{\"maximum_annotations\": -1}",
            "{\"custom_task_lock_ttl\": 0}",
            "{\"custom_task_lock_ttl\": 1e400}",
            "{\"label_config\": []}"));
    cases.put(
        "POST /api/projects/%d/import".formatted(project),
        List.of(
            "7",
            "\"text\"",
            "[7]",
            "[[]]",
            "[{\"data\": 7}]",
            "[{\"text\": \"a\"}, 7]",
            "[]",
            "null"));
    cases.put("POST /api/workspaces/", List.of("{}", "{\"title\": []}", "{\"title\": \"\"}"));
    cases.put(
        "POST /api/users/",
        List.of("{}", "{\"email\": 7, \"password\": []}", "{\"email\": \"no address\"}"));
    cases.put(
        "POST /api/projects/%d/members/".formatted(project),
        List.of("{}", "{\"user\": \"x\"}", "{\"user\": 999999}"));
    cases.put(
        "POST /api/projects/%d/exports/".formatted(project),
        List.of(
            "{\"task_filter_options\": 7}",
            "{\"task_filter_options\": {\"view\": [1]}}",
            "{\"task_filter_options\": {\"skipped\": \"some\"}}",
            "{\"task_filter_options\": {\"only_with_annotations\": {}}}",
            "{\"annotation_filter_options\": {\"usual\": \"often\"}}",
            "{\"serialization_options\": {\"drafts\": true}}",
            "{\"serialization_options\": {\"drafts\": {\"only_id\": []}}}",
            "{\"serialization_options\": {\"interpolate_key_frames\": 2}}"));
    cases.put(
        "POST /api/dm/views/",
        List.of("{\"project\": \"x\"}", "{\"project\": %d, \"data\": 7}".formatted(project)));
    cases.put(
        "POST /api/projects/%d/reimport".formatted(project),
        List.of("{\"file_upload_ids\": [999999]}", "{\"file_upload_ids\": \"x\"}"));
    house.unchangedBy(() ->
        cases.forEach((operation, bodies) ->
            bodies.forEach(body -> {
              var parts = operation.split(" ", 2);
              var answer = house.owner().send(parts[0], parts[1], bytes(body));
              House.refused(answer, operation + " " + (body.length() > 200 ? "…" : body));
            })));
  }

  @Test
  void when_text_is_half_a_character_then_it_is_refused_and_nothing_is_stored(House house) {
    long project = house.own().id("projects");
    house.unchangedBy(() -> {
      for (var half : List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d")) {
        var data =
            bytes("{\"project\": %d, \"data\": {\"text\": \"%s\"}}".formatted(project, half));
        House.refused(house.owner().send("POST", "/api/tasks/", data), half);
        var rows = bytes("[{\"text\": \"%s\"}]".formatted(half));
        House.refused(
            house.owner().send("POST", "/api/projects/%d/import".formatted(project), rows), half);
        var key = bytes("[{\"%s\": 1, \"text\": \"a\"}]".formatted(half));
        House.refused(
            house.owner().send("POST", "/api/projects/%d/import".formatted(project), key), half);
        var title = bytes("{\"title\": \"%s\"}".formatted(half));
        House.refused(
            house.owner().send("PATCH", "/api/projects/%d/".formatted(project), title), half);
      }
    });
  }

  /** Legal, if odd: what comes in comes out. */
  @Test
  void when_text_holds_nul_and_keys_come_twice_then_the_last_counts_and_nothing_is_lost(
      House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    var body =
        "{\"project\": %d, \"data\": {\"text\": \"first\", \"text\": \"a\\u0000b\", \"n\":"
            + " 123456789012345678}}";
    var made =
        house
            .owner()
            .send("POST", "/api/tasks/", bytes(body.formatted(stream.project())))
            .expect(201);
    var task = house.owner().get("/api/tasks/%d/".formatted(made.number("id"))).expect(200);
    assertThat(task.object().get("data"))
        .isEqualTo(Json.object().put("text", "a\u0000b").put("n", 123456789012345678L).build());
  }

  /** As deep as is allowed comes back whole, wrapped in whatever answers wrap it in. */
  @Test
  void when_data_is_as_deep_as_allowed_then_it_is_kept_listed_and_exported(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    int deep = docket.store.json.JsonText.MAX_DEPTH - 3;
    var data = "[{\"text\": \"a\", \"deep\": " + "[".repeat(deep) + "]".repeat(deep) + "}]";
    var path = "/api/projects/%d/".formatted(stream.project());
    house.owner().send("POST", path + "import", bytes(data)).expect(201);
    for (var read :
        List.of(
            "/api/tasks/?fields=all&project=" + stream.project(),
            path + "export?exportType=JSON&download_all_tasks=true")) {
      var answer = house.owner().get(read);
      assertThat(answer.status()).as(read).isEqualTo(200);
      assertThat(new String(answer.raw().body(), StandardCharsets.UTF_8))
          .contains("[".repeat(deep));
    }
  }
}
