package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that cannot be imported, and bodies that hold no file: no task comes of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(House.Shared.class)
class BadFilesTest {
  private static final byte[] HALF_A_CHARACTER = {'a', ',', 'b', '\n', '1', ',', (byte) 0xc3, '\n'};

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(String name, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(name)));
    out.writeBytes(content);
    out.writeBytes(bytes("\r\n--b--\r\n"));
    return out.toByteArray();
  }

  private static Answer send(House house, byte[] body, String type) {
    var path = "/api/projects/%d/import".formatted(house.own().id("projects"));
    return house.owner().send("POST", path, body, type);
  }

  private static long count(House house) {
    return house
        .owner()
        .get("/api/projects/%d/".formatted(house.own().id("projects")))
        .expect(200)
        .number("task_number");
  }

  private static void noneComesOf(House house, Map<String, Answer> answers, long before) {
    answers.forEach((what, answer) -> House.refused(answer, what));
    assertThat(count(house)).isEqualTo(before);
    assertThat(
            house
                .owner()
                .get("/api/tasks/?project=" + house.own().id("projects"))
                .expect(200)
                .number("total"))
        .isEqualTo(before);
  }

  @Test
  void when_a_file_is_broken_then_no_task_comes_of_it(House house) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("ragged.csv", bytes("a,b\n1,2\n1,2,3\n"));
    files.put("latin.csv", HALF_A_CHARACTER);
    files.put("latin.tsv", HALF_A_CHARACTER);
    files.put("latin.txt", HALF_A_CHARACTER);
    files.put("utf16.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
    files.put("quote.csv", bytes("a,b\n\"1,2\n"));
    files.put("twice.csv", bytes("a,a\n1,2\n"));
    files.put("empty.csv", bytes(""));
    files.put("cut.json", bytes("[{\"text\": \"a\"}, {\"text\": "));
    files.put("deep.json", bytes("[{\"text\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}]"));
    files.put("brackets.json", bytes("[".repeat(1_000_000)));
    files.put("numbers.json", bytes("[{\"text\": 1e400}]"));
    files.put("scalars.json", bytes("[1, 2, 3]"));
    files.put("latin.json", bytes("[{\"text\": \"?\"}]", (byte) 0xe9));
    files.put("half.json", bytes("[{\"text\": \"\\ud800\"}]"));
    files.put("empty.json", bytes(""));
    files.put("broken.jsonl", bytes("{\"text\": \"a\"}\n{\"text\": \n"));
    files.put("program.exe", new byte[] {'M', 'Z', 0, 1});
    files.put("archive.zip", new byte[] {'P', 'K', 3, 4, 0});
    long before = count(house);
    var answers = new LinkedHashMap<String, Answer>();
    files.forEach((name, content) ->
        answers.put(name, send(house, file(name, content), "multipart/form-data; boundary=b")));
    noneComesOf(house, answers, before);
  }

  @Test
  void when_a_file_is_broken_then_it_is_told_by_its_own_name_and_place(House house) {
    var type = "multipart/form-data; boundary=b";
    var cut = send(house, file("cut.json", bytes("[{\"text\": \"a\"")), type);
    House.refused(cut, "cut.json");
    assertThat(cut.raw().body())
        .asString(StandardCharsets.UTF_8)
        .contains("JSON file cut.json: ", "line: 1")
        .doesNotContain("Source:", "InputStream");
    var lines = send(house, file("b.jsonl", bytes("{\"text\": \"a\"}\n{\"text\": \n")), type);
    assertThat(lines.raw().body())
        .asString(StandardCharsets.UTF_8)
        .contains("JSON file b.jsonl, line 2: ");
  }

  private static byte[] bytes(String text, byte instead) {
    var all = bytes(text);
    all[text.indexOf('?')] = instead;
    return all;
  }

  @Test
  void when_a_multipart_body_is_broken_then_no_task_comes_of_it(House house) {
    var good = file("a.csv", bytes("a\n1\n"));
    long before = count(house);
    var answers = new LinkedHashMap<String, Answer>();
    answers.put("no boundary", send(house, good, "multipart/form-data"));
    answers.put("another boundary", send(house, good, "multipart/form-data; boundary=other"));
    answers.put(
        "a NUL in the name",
        send(house, file("a\u0000.csv", bytes("a\n1\n")), "multipart/form-data; boundary=b"));
    answers.put(
        "cut off",
        send(
            house,
            java.util.Arrays.copyOf(good, good.length - 20),
            "multipart/form-data; boundary=b"));
    answers.put("nothing", send(house, new byte[0], "multipart/form-data; boundary=b"));
    answers.put(
        "no file",
        send(
            house,
            bytes("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n"),
            "multipart/form-data; boundary=b"));
    answers.put(
        "parts without end",
        send(
            house,
            bytes(
                "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n\r\n".repeat(2_000)
                    + "--b--\r\n"),
            "multipart/form-data; boundary=b"));
    noneComesOf(house, answers, before);
  }

  @Test
  void when_a_body_is_larger_than_the_gateway_takes_then_it_is_413_in_the_envelope(House house) {
    long before = count(house);
    var large = bytes("[{\"text\": \"" + "x".repeat(4_600_000) + "\"}]");
    var answer = send(house, large, "application/json");
    House.refusedWith(413, answer, "a large body");
    assertThat(count(house)).isEqualTo(before);
  }

  @Test
  void when_a_csv_row_is_short_then_the_cells_it_has_are_kept(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    var path = "/api/projects/%d/import".formatted(stream.project());
    house
        .owner()
        .send(
            "POST",
            path,
            file("short.csv", bytes("text,b\n1\n2,3\n")),
            "multipart/form-data; boundary=b")
        .expect(201);
    assertThat(stream.states()).hasSize(2);
  }
}
