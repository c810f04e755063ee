package docket.memberships;

import docket.domain.json.Json;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.MemberTagImports;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** Tags of many members from a table with the columns {@code email, tags} (spec access.md §3.9). */
@Controller("/api/organizations/{id}/member-tags/imports")
final class MemberTagImportsController {
  private final OrganizationAccess access;
  private final ImportMemberTags importTags;
  private final MemberTagImports imports;

  MemberTagImportsController(
      OrganizationAccess access, ImportMemberTags importTags, MemberTagImports imports) {
    this.access = access;
    this.importTags = importTags;
    this.imports = imports;
  }

  @Post
  Reply begin(long id, Call call) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustAdminister(call.caller());
    var bulk = call.fields().text("bulk_tags");
    var file =
        call.body().uploads().stream()
            .findFirst()
            .orElseThrow(() -> Problem.invalid("file", "No file was submitted.").exception());
    long made =
        importTags.begin(call.caller(), organization, file.content(), bulk == null ? "" : bulk);
    return Reply.created(Json.object().put("import", made));
  }

  @Get("/{number}")
  Reply read(long id, long number, Call call) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustAdminister(call.caller());
    var found =
        imports.find(organization, number).orElseThrow(() -> Problem.notFound().exception());
    return Reply.ok(
        Json.object()
            .put("id", found.id())
            .put("status", found.isFinished() ? "completed" : "in_progress")
            .put("created_at", Times.text(found.createdAt()))
            .put("finished_at", Times.text(found.finishedAt()))
            .put("tags_created", found.tagsCreated())
            .put("assignments_created", found.assigned())
            .put("users_skipped", found.skipped()));
  }
}
