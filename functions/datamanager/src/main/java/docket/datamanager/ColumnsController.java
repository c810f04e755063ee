package docket.datamanager;

import docket.domain.json.Json;
import docket.domain.labelconfig.DerivedFields;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Which columns a project's task list has. */
@Controller("/api/dm/columns")
final class ColumnsController {
  private final ProjectAccess access;
  private final Configs configs;

  ColumnsController(ProjectAccess access, Configs configs) {
    this.access = access;
    this.configs = configs;
  }

  @Get
  Reply list(Call call) {
    var project = call.query().number("project");
    if (project == null) {
      throw Problem.invalid("project", "This field is required.").exception();
    }
    var config = configs.of(access.workable(call.caller(), project).project());
    return Reply.ok(Columns.of(DerivedFields.of(config, Json.EMPTY_OBJECT).dataTypes()));
  }
}
