package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labeling configs that are no configs, or an attack (access.md T-51). */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(House.Shared.class)
class BadConfigTest {
  private static final String LAUGHS =
      "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
          + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
          + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><View><Header value=\"&e;\"/></View>";

  private static final List<String> BROKEN =
      List.of(
          "<View>",
          "<View></Text>",
          "no xml at all",
          "<View/><View/>",
          "<View><Text name=\"t\" name=\"t\" value=\"$t\"/></View>",
          "<View><Text name=\"t\" value=\"$t\"/><Choices name=\"c\" toName=\"nobody\"><Choice"
              + " value=\"A\"/></Choices></View>",
          "<View><Text name=\"t\" value=\"$t\"/><Text name=\"t\" value=\"$t\"/></View>",
          "<View>&nobody;</View>",
          "<View>\u0000</View>",
          "<View><Text name=\"t\" value=\"\uffff\"/></View>",
          "<?xml version=\"1.0\" encoding=\"nonsense\"?><View>",
          "<View>".repeat(10_000) + "</View>".repeat(10_000),
          "<View>" + "<Header value=\"x\"/>".repeat(60_000) + "</View>");

  private static final List<String> ATTACKS =
      List.of(
          LAUGHS,
          "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><View><Header"
              + " value=\"&x;\"/></View>",
          "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><View>&x;</View>",
          "<!DOCTYPE v [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\">%p;]><View/>",
          "<!DOCTYPE v SYSTEM \"http://127.0.0.1:1/x.dtd\"><View/>",
          "<!DOCTYPE View><View><Text name=\"t\" value=\"$t\"/></View>");

  @Test
  void when_a_config_is_broken_then_no_project_gets_it(House house) {
    BROKEN.forEach(config -> refused(house, config));
  }

  @Test
  void when_a_config_attacks_the_parser_then_it_is_refused_and_tells_nothing(House house) {
    for (var config : ATTACKS) {
      refused(house, config);
      var told = house.owner().post("/api/projects/validate/", config(config).build());
      assertThat(told.status()).isEqualTo(400);
      assertThat(String.valueOf(told.body())).doesNotContain("root:").doesNotContain("lollol");
    }
  }

  private static Json.ObjectBuilder config(String xml) {
    return Json.object().put("label_config", xml);
  }

  private static void refused(House house, String config) {
    var shown = config.length() > 200 ? config.substring(0, 200) : config;
    var project = "/api/projects/%d/".formatted(house.own().id("projects"));
    house.unchangedBy(() -> {
      House.refusedWith(
          400,
          house.owner().post("/api/projects/", config(config).put("title", "Bad").build()),
          shown);
      House.refusedWith(400, house.owner().patch(project, config(config).build()), shown);
      House.refusedWith(
          400, house.owner().post(project + "validate/", config(config).build()), shown);
    });
  }

  @Test
  void when_a_config_drops_a_control_that_annotations_use_then_it_is_refused(House house) {
    var stream = Stream.of(house.product(), house.owner(), Json.object(), 1);
    long task = stream.states().getFirst().id().value();
    var region =
        Json.object()
            .put("from_name", "c")
            .put("to_name", "t")
            .put("type", "choices")
            .put(
                "value",
                Json.object().put("choices", Json.array(List.of(Json.string("A")))).build())
            .build();
    house
        .owner()
        .post(
            "/api/tasks/%d/annotations/".formatted(task),
            Json.object().put("result", Json.array(List.of(region))).build())
        .expect(201);
    house.unchangedBy(() ->
        House.refusedWith(
            400,
            house
                .owner()
                .patch(
                    "/api/projects/%d/".formatted(stream.project()),
                    config(Stream.CONFIG.replace("name=\"c\"", "name=\"other\"")).build()),
            "a renamed control"));
  }
}
