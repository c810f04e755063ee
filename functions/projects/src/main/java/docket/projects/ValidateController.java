package docket.projects;

import docket.domain.json.Json;
import docket.domain.labelconfig.EssentialChange;
import docket.domain.labelconfig.ParsedConfig;
import docket.domain.labelconfig.SampleTask;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Checks labeling configs without saving them (spec api.md §12). */
@Controller("/api/projects")
final class ValidateController {
  private final ProjectAccess access;
  private final Configs configs;
  private final ConfigGuard guard;

  ValidateController(ProjectAccess access, Configs configs, ConfigGuard guard) {
    this.access = access;
    this.configs = configs;
    this.guard = guard;
  }

  /** The static rules; the refusal has the bare form that clients of this call know. */
  @Post("/validate")
  @Anonymous
  Reply validate(Call call) {
    var xml = call.fields().text("label_config");
    if (xml == null) {
      return Reply.of(400, Json.object().put("label_config", List.of("This field is required.")));
    }
    return switch (configs.parse(xml)) {
      case ParsedConfig.Valid _ -> Reply.noContent();
      case ParsedConfig.Invalid(var text) ->
          Reply.of(400, Json.object().put("label_config", List.of(text)));
    };
  }

  /** The static rules, and whether the config fits what the project's annotations hold. */
  @Post("/{id}/validate")
  Reply validateFor(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var xml = fields.requiredText("label_config");
    fields.check();
    var config = guard.parsed(xml);
    var errors = guard.strictErrors(project, config);
    if (!errors.isEmpty()) {
      throw Problem.invalid("non_field_errors", errors.toArray(String[]::new)).exception();
    }
    return Reply.ok(
        Json.object()
            .put(
                "config_essential_data_has_changed",
                EssentialChange.between(configs.of(project), config))
            .put("label_config", xml));
  }

  /** A task that fits a config, for previews. */
  @Post("/upload-example")
  Reply example(Call call) {
    var fields = call.fields();
    var xml = fields.requiredText("label_config");
    fields.check();
    return Reply.ok(SampleTask.of(guard.parsed(xml)));
  }
}
