package docket.projects;

import docket.domain.json.Json;
import docket.domain.labelconfig.DerivedFields;
import docket.domain.labelconfig.ParsedConfig;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.platform.config.Configs;
import docket.platform.http.Problem;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Reads the settings of a body: values, forms, config, instructions. */
@Singleton
final class Settings {
  /**
   * Instructions may carry formatted text, pictures, tables and embedded players; no scripts, no
   * event attributes.
   */
  private static final PolicyFactory INSTRUCTIONS =
      Sanitizers.FORMATTING
          .and(Sanitizers.BLOCKS)
          .and(Sanitizers.LINKS)
          .and(Sanitizers.TABLES)
          .and(Sanitizers.IMAGES)
          .and(
              new HtmlPolicyBuilder()
                  .allowUrlProtocols("https", "http")
                  .allowElements(
                      "iframe", "embed", "hr", "span", "pre", "code", "details", "summary")
                  .allowAttributes("src")
                  .matching(AttributePolicy.IDENTITY_ATTRIBUTE_POLICY)
                  .onElements("iframe", "embed")
                  .allowAttributes("width", "height", "title", "allowfullscreen")
                  .onElements("iframe", "embed")
                  .allowAttributes("class")
                  .globally()
                  .toFactory());

  private final Configs configs;

  Settings(Configs configs) {
    this.configs = configs;
  }

  /** The settings as a body changes them, or a refusal with everything that is wrong. */
  Json.Obj changed(Json.Obj body, Json.Obj before) {
    var change = SettingsChange.read(withTraining(body));
    var errors = new LinkedHashMap<>(change.errors());
    var config = change.values().text("label_config");
    if (config != null
        && !config.isBlank()
        && configs.parse(config) instanceof ParsedConfig.Invalid(var text)) {
      errors.put("label_config", List.of(text));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
    var after = change.appliedTo(before);
    var instruction = change.values().text("expert_instruction");
    return instruction == null
        ? after
        : after.with("expert_instruction", Json.string(INSTRUCTIONS.sanitize(instruction)));
  }

  /** {@code start_training_on_annotation_update} is another name of a threshold of 0 or 1. */
  private static Json.Obj withTraining(Json.Obj body) {
    return body.get("start_training_on_annotation_update") instanceof Json.Bool(var trains)
        ? body.with("min_annotations_to_start_training", Json.number(trains ? 1 : 0))
        : body;
  }

  /** What follows from a project's config. */
  DerivedFields derived(Project project) {
    return DerivedFields.of(configs.of(project), project.settings().object("control_weights"));
  }
}
