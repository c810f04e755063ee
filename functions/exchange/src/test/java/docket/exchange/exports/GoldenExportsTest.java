package docket.exchange.exports;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ParsedConfig;
import docket.store.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The forms of an export against golden data: {@code contract/golden-exports} has where each comes
 * from.
 */
class GoldenExportsTest {
  private static final Path GOLDEN = Path.of("../../contract/golden-exports");

  @ParameterizedTest
  @CsvSource({
    "csv/simple, CSV, <View></View>",
    "csv/mixed, CSV, ",
    "tsv/mixed, TSV, ",
    "csv/colliding_keys, CSV, <View><Text name='t' value='$text'/><Choices name='text' toName='t'><Choice value='positive'/></Choices></View>",
    "csv/colliding_keys_mixed, CSV, <View><Text name='t' value='$text'/><Choices name='text' toName='t'><Choice value='positive'/></Choices></View>",
    "csv/chat, CSV, <View><Chat name='chat' value='$input_chat'/></View>",
    "csv/history, TSV, <View></View>",
    "csv/complex_json_fields, TSV, <View></View>"
  })
  void when_tasks_are_exported_as_a_table_then_it_is_the_golden_one(
      String folder, String format, String config) throws Exception {
    var written = exported(folder, format, config);
    var golden = Files.readString(GOLDEN.resolve(folder + "/expected/result.csv"));
    assertThat(lines(written)).isEqualTo(lines(golden));
  }

  @ParameterizedTest
  @CsvSource({
    "json_min/simple, ",
    "json_min/mixed, ",
    "json_min/chat, <View><Chat name='chat' value='$input_chat'/></View>"
  })
  void when_tasks_are_exported_as_flat_objects_then_they_are_the_golden_ones(
      String folder, String config) throws Exception {
    var written = JsonText.read(exported(folder, "JSON_MIN", config));
    var golden = JsonText.read(Files.readString(GOLDEN.resolve(folder + "/expected/result.json")));
    assertThat(numbersAlike(written)).isEqualTo(numbersAlike(golden));
  }

  @Test
  void when_tasks_are_exported_as_json_then_nothing_is_changed() throws Exception {
    var written = JsonText.read(exported("json/passthrough", "JSON", null));
    assertThat(written)
        .isEqualTo(JsonText.read(Files.readString(GOLDEN.resolve("json/passthrough/input.json"))));
  }

  private static String exported(
      String folder, String format, @org.jspecify.annotations.Nullable String config)
      throws Exception {
    var input = (Json.Arr) JsonText.read(Files.readString(GOLDEN.resolve(folder + "/input.json")));
    ExportTasks tasks =
        sink -> {
          for (var task : input.items()) {
            sink.accept((Json.Obj) task);
          }
        };
    var out = new ByteArrayOutputStream();
    ExportFormats.of(format).orElseThrow().write(tasks, config(folder, config), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static LabelConfig config(String folder, @org.jspecify.annotations.Nullable String given)
      throws IOException {
    var xml = given == null ? Files.readString(GOLDEN.resolve(folder + "/config.xml")) : given;
    return switch (ParsedConfig.parse(xml)) {
      case ParsedConfig.Valid(var config) -> config;
      case ParsedConfig.Invalid(var text) -> throw new IllegalArgumentException(text);
    };
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  /** 1 and 1.0 are one number to whoever reads JSON. */
  private static Json numbersAlike(Json value) {
    return switch (value) {
      case Json.Int(var number) -> new Json.Dec(number);
      case Json.Arr(var items) ->
          Json.array(items.stream().map(GoldenExportsTest::numbersAlike).toList());
      case Json.Obj(var fields) -> {
        var alike = Json.object();
        fields.forEach((name, item) -> alike.put(name, numbersAlike(item)));
        yield alike.build();
      }
      default -> value;
    };
  }
}
