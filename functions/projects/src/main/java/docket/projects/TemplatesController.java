package docket.projects;

import docket.domain.json.Json;
import docket.domain.labelconfig.templates.BuiltInTemplates;
import docket.domain.labelconfig.templates.Template;
import docket.platform.http.Call;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The templates that a new project can start from (spec templates.md). */
@Controller("/api/templates")
final class TemplatesController {
  @Get
  Reply list(Call call) {
    call.caller();
    return Reply.ok(
        Json.array(BuiltInTemplates.all().stream().map(TemplatesController::view).toList()));
  }

  private static Json view(Template template) {
    return Json.object()
        .put("id", template.id())
        .put("title", template.title())
        .put("group", template.group())
        .put("group_order", template.groupOrder())
        .put("order", template.order())
        .put("type", template.type())
        .put("image", template.image())
        .put("details", template.details())
        .put("tags", template.tags())
        .put("config", template.config())
        .build();
  }
}
