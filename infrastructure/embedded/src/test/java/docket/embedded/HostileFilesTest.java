package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files and configs made to break whatever reads them (access.md T-33, T-51 to T-53, T-56). */
@ExtendWith(House.Shared.class)
class HostileFilesTest {
  private static final String VIEW = "<View><Text name=\"t\" value=\"$text\"/></View>";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static Answer send(House house, long project, String name, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(name)));
    out.writeBytes(content);
    out.writeBytes(bytes("\r\n--b--\r\n"));
    var path = "/api/projects/%d/import".formatted(project);
    return house.owner().send("POST", path, out.toByteArray(), Hostile.MULTIPART);
  }

  private static List<Json> uploads(House house, long project) {
    var path = "/api/projects/%d/file-uploads?all=true".formatted(project);
    return ((Json.Arr) house.owner().get(path).expect(200).body()).items();
  }

  /** No archive is opened at all, so that none can be a bomb, slip out, or hold another. */
  @Test
  void when_a_file_is_an_archive_then_it_is_refused_unopened(House house) {
    long project = house.own().id("projects");
    var files = new LinkedHashMap<String, byte[]>();
    files.put("bomb.zip", zip(Map.of("zeros.json", new byte[20_000_000])));
    files.put("slip.zip", zip(Map.of("../../../../tmp/slipped.json", bytes("[]"))));
    files.put("nested.zip", zip(Map.of("inner.zip", zip(Map.of("a.json", bytes("[]"))))));
    files.put("bomb.json.gz", Encodings.zipped(new byte[20_000_000]));
    files.put("book.xlsx", zip(Map.of("xl/workbook.xml", bytes("<a/>"))));
    files.put("disguised.json", zip(Map.of("a.json", bytes("[]"))));
    files.put("disguised.csv", Encodings.zipped(bytes("text\na\n")));
    house.unchangedBy(() ->
        files.forEach((name, content) -> House.refused(send(house, project, name, content), name)));
    assertThat(java.nio.file.Files.exists(java.nio.file.Path.of("/tmp/slipped.json"))).isFalse();
  }

  @Test
  void when_json_is_a_million_levels_deep_then_it_is_refused(House house) {
    long project = house.own().id("projects");
    var deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    var objects = "{\"a\":".repeat(500_000);
    house.unchangedBy(() -> {
      House.refused(send(house, project, "deep.json", bytes(deep)), "deep.json");
      House.refused(send(house, project, "deep.jsonl", bytes(objects)), "deep.jsonl");
      var path = "/api/projects/%d/import".formatted(project);
      House.refused(house.owner().send("POST", path, bytes(deep)), "a deep body");
    });
  }

  /** Media are kept as they come: nothing of them is decoded, whatever their header claims. */
  @Test
  void when_a_picture_claims_billions_of_pixels_then_nothing_decodes_it(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    var header =
        ByteBuffer.allocate(33)
            .putLong(0x89504e470d0a1a0aL)
            .putInt(13)
            .put(bytes("IHDR"))
            .putInt(60_000)
            .putInt(60_000)
            .putInt(0x08060000);
    send(house, stream.project(), "large.png", header.array()).expect(201);
    var stored = (Json.Obj) uploads(house, stream.project()).getFirst();
    assertThat(stored.get("size")).isEqualTo(Json.number(33));
  }

  /** Keys are ours: part of the name at most, and no part of a path (CVE-2025-25295). */
  @Test
  void when_a_name_climbs_then_the_file_is_kept_under_a_plain_one(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    for (var name :
        List.of(
            "../../../../etc/passwd.txt",
            "..\\\\..\\\\windows\\\\a.txt",
            "/etc/cron.d/a.txt",
            "%2e%2e%2fa.txt",
            "a/../../b.txt",
            "....//....//c.txt",
            ".txt",
            "\u202etxt.exe.txt",
            "a b;rm -rf $(x)`y`|z.txt")) {
      send(house, stream.project(), name, bytes("one line")).expect(201);
    }
    for (var each : uploads(house, stream.project())) {
      assertThat(((Json.Obj) each).text("file"))
          .matches("upload/%d/[0-9a-f]{8}-[\\p{L}\\p{N}._-]+".formatted(stream.project()))
          .doesNotContain("..");
    }
  }

  private static Answer config(House house, String xml) {
    var body = Json.object().put("title", "Hostile").put("label_config", xml).build();
    return house.owner().post("/api/projects/", body);
  }

  private static Json.Obj object(String xml) {
    return Json.object().put("label_config", xml).build();
  }

  @Test
  void when_a_config_includes_or_expands_then_it_is_refused_and_nothing_is_read(House house) {
    var include =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\""
            + " parse=\"text\"/>";
    for (var xml :
        List.of(
            "<!DOCTYPE v [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>" + VIEW,
            "<!DOCTYPE v SYSTEM \"http://127.0.0.1:1/evil.dtd\">" + VIEW,
            "<!DOCTYPE v PUBLIC \"-//x//y\" \"file:///etc/passwd\">" + VIEW,
            "<!DOCTYPE v [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>" + VIEW,
            "<!DOCTYPE v [<!ATTLIST View a CDATA \"b\">]>" + VIEW)) {
      house.unchangedBy(() -> House.refusedWith(400, config(house, xml), xml));
    }
    var xml = VIEW.replace("</View>", include + "</View>");
    var told = house.owner().post("/api/projects/validate/", object(xml));
    assertThat(new String(told.raw().body(), StandardCharsets.UTF_8)).doesNotContain("root:");
    var made = config(house, xml);
    if (made.status() == 201) {
      assertThat(made.text("label_config")).isEqualTo(xml); // kept as text, followed by nobody
    }
  }

  /** What is declared is not what comes: a config is text already when it gets to the parser. */
  @Test
  void when_a_config_claims_another_encoding_then_no_markup_hides_in_it(House house) {
    var hidden =
        "+ADw-!DOCTYPE v +AFs-+ADw-!ENTITY x SYSTEM +ACI-file:///etc/passwd+ACI-+AD4-+AF0-+AD4-";
    for (var encoding : List.of("UTF-7", "UTF-16", "UTF-16BE", "EBCDIC-CP-US", "nonsense")) {
      var declared = "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(encoding);
      for (var xml :
          List.of(
              declared + hidden + VIEW,
              declared + "<!DOCTYPE v>" + VIEW,
              "\ufeff<!DOCTYPE v>" + VIEW)) {
        house.unchangedBy(() -> House.refusedWith(400, config(house, xml), xml));
      }
    }
    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("IBM037"))) {
      var body = "{\"label_config\":\"%s\"}".formatted(VIEW.replace("\"", "'")).getBytes(charset);
      House.refused(house.owner().send("POST", "/api/projects/validate/", body), charset);
    }
  }
}
