package docket.exchange.uploads;

import docket.domain.id.TaskId;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Leads from a file's name in task data to its bytes (spec import-and-storage.md §8). Only what a
 * store of the task's own project holds is ever resolved; its uploads are the one store there is.
 */
@Controller
final class ResolveController {
  private final ProjectAccess access;
  private final Tasks tasks;
  private final UploadLinks links;

  ResolveController(ProjectAccess access, Tasks tasks, UploadLinks links) {
    this.access = access;
    this.tasks = tasks;
    this.links = links;
  }

  @Get("/tasks/{id}/resolve")
  Reply ofTask(long id, Call call) {
    var task =
        tasks
            .find(call.caller().organization(), new TaskId(id))
            .orElseThrow(() -> Problem.notFound().exception());
    return resolved(task.state().project().value(), call);
  }

  /** The older name of the same, which the SDK uses. */
  @Get("/tasks/{id}/presign")
  Reply presignOfTask(long id, Call call) {
    return ofTask(id, call);
  }

  @Get("/projects/{id}/resolve")
  Reply ofProject(long id, Call call) {
    return resolved(id, call);
  }

  @Get("/projects/{id}/presign")
  Reply presignOfProject(long id, Call call) {
    return resolved(id, call);
  }

  private Reply resolved(long project, Call call) {
    access.workable(call.caller(), project);
    var given = call.query().text("fileuri");
    if (given == null || given.isBlank()) {
      throw Problem.badRequest("The parameter fileuri is missing.").exception();
    }
    return upload(project, plain(given))
        .flatMap(file -> links.to(project, file))
        .map(link -> Reply.redirect(303, link.toString()))
        .orElseThrow(
            () -> Problem.notFound("No store of this project holds the file.").exception());
  }

  /** The address as it is in the data: given in base64, or plainly. */
  private static String plain(String given) {
    if (given.startsWith("/") || given.contains("://")) {
      return given;
    }
    try {
      var decoded = Base64.getUrlDecoder().decode(given.replace('+', '-').replace('/', '_'));
      return new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return given;
    }
  }

  /** The file's name if the address is that of an upload of this project. */
  private static Optional<String> upload(long project, String address) {
    var prefix = "/data/upload/%d/".formatted(project);
    return address.startsWith(prefix)
        ? Optional.of(address.substring(prefix.length()))
        : Optional.empty();
  }
}
