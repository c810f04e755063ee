package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.wire.UserView;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.dynamo.Commit;
import docket.store.ids.Ids;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workspaces: list, create, read, change, delete (spec access.md §7). */
@Controller("/api/workspaces")
final class WorkspacesController {
  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_COLOR = 16;
  private static final int LONGEST_DESCRIPTION = 100_000;

  private final WorkspaceAccess access;
  private final Workspaces workspaces;
  private final Projects projects;
  private final DeleteWorkspace deleteWorkspace;
  private final Users users;
  private final Ids ids;
  private final Clock clock;

  WorkspacesController(
      WorkspaceAccess access,
      Workspaces workspaces,
      Projects projects,
      DeleteWorkspace deleteWorkspace,
      Users users,
      Ids ids,
      Clock clock) {
    this.access = access;
    this.workspaces = workspaces;
    this.projects = projects;
    this.deleteWorkspace = deleteWorkspace;
    this.users = users;
    this.ids = ids;
    this.clock = clock;
  }

  @Get
  Reply list(Call call) {
    var caller = call.caller();
    if (caller.role().manages()) {
      workspaces.sandboxOf(
          caller.organization(),
          caller.user(),
          () -> ids.next(Ids.Kind.WORKSPACE),
          clock.instant());
    }
    boolean all = access.seesAll(caller, call.query());
    var found =
        access.visible(caller, all).stream()
            .filter(asked(call.query()))
            .sorted(order(call.query().text("ordering")))
            .toList();
    var counts = counts(caller);
    var own = workspaces.grantsOf(caller.user()).workspaces();
    var creators =
        all
            ? users.findAll(found.stream().map(Workspace::createdBy).toList())
            : Map.<UserId, User>of();
    var rows =
        found.stream()
            .map(workspace -> {
              long projectsCount = counts.getOrDefault(workspace.id(), 0L);
              var view = view(workspace, caller, own.contains(workspace.id()), projectsCount);
              return (Json)
                  (all ? view.put("created_by_user", creator(workspace, creators)) : view).build();
            })
            .toList();
    return Reply.ok(Json.array(rows));
  }

  private static Json creator(Workspace workspace, Map<UserId, User> creators) {
    return UserView.simple(creators.get(workspace.createdBy()), workspace.createdBy());
  }

  private Map<Long, Long> counts(Caller caller) {
    return projects.cards(caller.organization()).stream()
        .collect(Collectors.groupingBy(ProjectCard::workspace, Collectors.counting()));
  }

  private static Predicate<Workspace> asked(Query query) {
    boolean anyArchived = !query.has("is_archived");
    boolean anyPersonal = !query.has("is_personal");
    boolean archived = query.flag("is_archived", false);
    boolean personal = query.flag("is_personal", false);
    return workspace ->
        (anyArchived || workspace.isArchived() == archived)
            && (anyPersonal || workspace.isPersonal() == personal);
  }

  private static Comparator<Workspace> order(@Nullable String ordering) {
    boolean descending = ordering != null && ordering.startsWith("-");
    var name = ordering == null ? "" : descending ? ordering.substring(1) : ordering;
    Comparator<Workspace> by =
        switch (name) {
          case "title" -> Comparator.comparing(Workspace::title).thenComparing(Workspace::id);
          case "created_at" ->
              Comparator.comparing(Workspace::createdAt).thenComparing(Workspace::id);
          default -> Comparator.comparing(Workspace::id);
        };
    return descending ? by.reversed() : by;
  }

  private static ObjectBuilder view(
      Workspace workspace, Caller caller, boolean isMember, long projectsCount) {
    var membership =
        isMember
            ? Json.object()
                .put("workspace", workspace.id())
                .put("user", caller.user().value())
                .build()
            : Json.NULL;
    return Json.object()
        .put("id", workspace.id())
        .put("title", workspace.title())
        .put("description", workspace.description())
        .put("color", workspace.color())
        .put("is_personal", workspace.isPersonal())
        .put("is_archived", workspace.isArchived())
        .put("created_by", workspace.createdBy().value())
        .put("created_by_user", null)
        .put("projects_count", projectsCount)
        .put("membership", membership);
  }

  private Reply shown(int status, Caller caller, Workspace workspace) {
    boolean member = workspaces.grantsOf(caller.user()).workspaces().contains(workspace.id());
    return Reply.of(
        status, view(workspace, caller, member, counts(caller).getOrDefault(workspace.id(), 0L)));
  }

  @Post
  Reply create(Call call) {
    var caller = call.caller();
    if (!caller.role().manages()) {
      throw Problem.forbidden().exception();
    }
    var fields = call.fields();
    fields.requiredText("title");
    long id = ids.next(Ids.Kind.WORKSPACE);
    var blank =
        new Workspace(
            id, caller.organization(), "", "", "", caller.user(), clock.instant(), false, false, 0);
    var workspace = changed(fields, blank);
    boolean joins = caller.role() == Role.MANAGER; // the others see every workspace anyway
    workspaces.store(
        workspace,
        joins ? List.of(caller.user()) : List.of(),
        Act.of(caller.user(), clock.instant()));
    return shown(201, caller, workspace);
  }

  /** What the body says laid over what is there; a sandbox stays what it is. */
  private static Workspace changed(Fields fields, Workspace before) {
    var title = Bodies.limited(fields, "title", LONGEST_TITLE, before.title());
    if (title.isBlank() && fields.has("title")) {
      fields.error("title", "This field may not be blank.");
    }
    var description =
        Bodies.limited(fields, "description", LONGEST_DESCRIPTION, before.description());
    var color = Bodies.limited(fields, "color", LONGEST_COLOR, before.color());
    boolean archived = fields.flag("is_archived", before.isArchived());
    if (archived && before.isPersonal()) {
      fields.error("is_archived", "A personal workspace cannot be archived.");
    }
    fields.check();
    return before.with(title, description, color, archived);
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    var caller = call.caller();
    return shown(200, caller, access.readable(caller, id, access.seesAll(caller, call.query())));
  }

  @Patch("/{id}")
  Reply change(long id, Call call) {
    var before = access.manageable(call.caller(), id);
    var after = changed(call.fields(), before);
    if (!(workspaces.replace(before, after) instanceof Commit.Done)) {
      throw Problem.conflict("Somebody else changed the workspace at the same time. Read it again.")
          .exception();
    }
    return shown(200, call.caller(), after);
  }

  @Delete("/{id}")
  Reply delete(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    if (workspace.isPersonal()) {
      throw Problem.badRequest("A personal workspace cannot be deleted.").exception();
    }
    return switch (deleteWorkspace.delete(workspace, call.caller().user())) {
      case DONE -> Reply.noContent();
      case GONE -> throw Problem.notFound().exception();
      case HAS_PROJECTS ->
          throw Problem.badRequest("The workspace has projects. Move or delete them first.")
              .exception();
    };
  }
}
