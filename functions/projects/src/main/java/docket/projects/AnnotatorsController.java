package docket.projects;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Reply;
import docket.platform.wire.UserView;
import docket.store.access.Users;
import docket.store.people.People;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Who has annotated in a project. */
@Controller("/api/projects/{id}/annotators")
final class AnnotatorsController {
  private final ProjectAccess access;
  private final People people;
  private final Users users;

  AnnotatorsController(ProjectAccess access, People people, Users users) {
    this.access = access;
    this.people = people;
    this.users = users;
  }

  @Get
  Reply list(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var workers = people.workers(project.id());
    var known = users.findAll(workers);
    return Reply.ok(
        Json.array(workers.stream().map(user -> UserView.simple(known.get(user), user)).toList()));
  }
}
