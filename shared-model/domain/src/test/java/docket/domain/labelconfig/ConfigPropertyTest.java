package docket.domain.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.util.HashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every config that may be saved. */
class ConfigPropertyTest {
  @Provide
  Arbitrary<LabelConfig> configs() {
    return GeneratedConfigs.valid();
  }

  @Provide
  Arbitrary<String> xml() {
    return GeneratedConfigs.xml();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_valid_config_derives_and_keeps_its_own_weights(@ForAll("configs") LabelConfig config) {
    var derived = DerivedFields.of(config, Json.EMPTY_OBJECT);
    assertThat(derived.parsedLabelConfig().fields()).hasSameSizeAs(config.controls());
    assertThat(derived.controlWeights().fields().keySet())
        .isEqualTo(derived.parsedLabelConfig().fields().keySet());
    assertThat(DerivedFields.of(config, derived.controlWeights())).isEqualTo(derived);
    assertThat(EssentialChange.between(config, config)).isFalse();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_config_is_commented_without_failing(@ForAll("xml") String xml) {
    assertThat(Findings.of(xml)).isNotNull();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_sample_holds_the_keys_its_config_asks_for(@ForAll("configs") LabelConfig config) {
    assertThat(SampleTask.of(config).fields().keySet()).containsAll(TaskData.keys(config));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_repetition_of_a_name_leads_back_to_its_tag(@ForAll("configs") LabelConfig config) {
    for (Control control : config.controls()) {
      var repetition = new HashMap<String, String>();
      control.name().flags().forEach(flag -> repetition.put(flag, "7"));
      assertThat(control.name().matches(control.name().at(repetition))).isTrue();
    }
  }
}
