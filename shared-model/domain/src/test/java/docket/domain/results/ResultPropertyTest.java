package docket.domain.results;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.labelconfig.GeneratedConfigs;
import docket.domain.labelconfig.ImportedTask;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.TagRegistry;
import docket.domain.results.ExpandedResult.Expanded;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Results of any shape get an answer, and what the answer lets through keeps the rules. */
class ResultPropertyTest {
  @Provide
  Arbitrary<LabelConfig> configs() {
    return GeneratedConfigs.valid();
  }

  /** JSON of the keys and words results are made of. */
  @Provide
  Arbitrary<Json> values() {
    var scalars =
        Arbitraries.of(
            Json.NULL,
            Json.bool(true),
            Json.number(-1),
            Json.number(3),
            new Json.Dec(0.5),
            Json.string("a"),
            Json.string("Car"),
            Json.string("co"),
            Json.string("o"),
            Json.string("relation"),
            Json.string("labels"),
            Json.string("x#1"));
    return Arbitraries.recursive(() -> scalars.map(scalar -> scalar), this::grown, 0, 4);
  }

  private Arbitrary<Json> grown(Arbitrary<Json> inner) {
    var types =
        Arbitraries.of(
            TagRegistry.all().stream()
                .map(tag -> tag.resultType())
                .filter(type -> !type.isEmpty())
                .toList());
    var keys =
        Arbitraries.of(
            "id",
            "from_name",
            "to_name",
            "type",
            "value",
            "choices",
            "labels",
            "x",
            "rle",
            "sequence",
            "points",
            "from_id",
            "direction",
            "data",
            "result");
    Arbitrary<Json> objects =
        Arbitraries.maps(Arbitraries.oneOf(keys, types), inner).ofMaxSize(5).map(Json.Obj::new);
    Arbitrary<Json> arrays = inner.list().ofMaxSize(3).map(Json.Arr::new);
    return Arbitraries.oneOf(objects, arrays);
  }

  /** What models send instead of regions: a bare label, a number, a list, a value. */
  @Provide
  Arbitrary<Json> minified() {
    return Arbitraries.of(
            "\"a\"",
            "3",
            "0.5",
            "[\"Car\"]",
            "[[\"a\"]]",
            "{\"choices\":[\"a\"]}",
            "{\"rating\":1}",
            "{\"selected\":\"left\"}",
            "{\"ranker\":{}}",
            "true")
        .map(JsonLiteral::json);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void any_result_is_judged_and_counted(
      @ForAll("configs") LabelConfig config, @ForAll("values") Json value) {
    var result = value instanceof Json.Arr list ? list : new Json.Arr(List.of(value));
    assertThat(ResultCheck.errors(config, result)).doesNotContainNull();
    assertThat(AnnotationCheck.of(config, value)).isNotNull();
    assertThat(ImportedTask.of(config, value)).isNotNull();
    assertThat(LabelSummary.of(result).minus(LabelSummary.of(result)))
        .isEqualTo(LabelSummary.EMPTY);
    var work =
        new ExistingWork(1, 1, 1, LabelSummary.of(result), LabelSummary.of(result), Set.of());
    assertThat(WorkCheck.of(config, work, WorkCheck.Rule.STRICT)).isNotNull();
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void every_expansion_of_a_minified_result_is_valid(
      @ForAll("configs") LabelConfig config, @ForAll("minified") Json value) {
    boolean expanded =
        ExpandedResult.of(config, value) instanceof Expanded(var result) && holds(config, result);
    Statistics.label("minified results that a control takes")
        .collect(expanded)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 1));
  }

  private static boolean holds(LabelConfig config, Json.Arr result) {
    assertThat(ResultCheck.errors(config, result)).isEmpty();
    return true;
  }
}
