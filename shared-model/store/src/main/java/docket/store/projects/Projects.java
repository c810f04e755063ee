package docket.store.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.store.access.Workspaces;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Projects. Whatever belongs to another organization is absent here. */
public final class Projects {
  private static final int ATTEMPTS = 5;

  private static final long RECENT_NANOS = 2_000_000_000L;

  private final Dynamo dynamo;
  private final JsonBlobs json;
  private final Map<ProjectId, Seen> recent = new ConcurrentHashMap<>();

  private record Seen(Project project, long nanos) {}

  public Projects(Dynamo dynamo, JsonBlobs json) {
    this.dynamo = dynamo;
    this.json = json;
  }

  /** Strongly consistent. */
  public Optional<Project> find(OrganizationId organization, ProjectId project) {
    return Optional.ofNullable(dynamo.get(Tables.CORE, ProjectItem.settings(project)))
        .filter(item -> item.number("o") == organization.value())
        .map(item -> ProjectItem.toProject(item, json));
  }

  /**
   * Up to two seconds old, but never older than what this process itself has stored: for callers
   * that ask on every task.
   */
  public Optional<Project> findRecent(OrganizationId organization, ProjectId project) {
    var seen = recent.get(project);
    if (seen == null || System.nanoTime() - seen.nanos() > RECENT_NANOS) {
      long asked = System.nanoTime();
      var found = find(organization, project);
      found.ifPresentOrElse(
          p -> recent.put(project, new Seen(p, asked)), () -> recent.remove(project));
      return found;
    }
    return Optional.of(seen.project()).filter(p -> p.organization().equals(organization));
  }

  /** Those that exist, in the order asked. */
  public List<Project> findAll(OrganizationId organization, List<ProjectId> projects) {
    return dynamo
        .getAll(Tables.CORE, projects.stream().map(ProjectItem::settings).toList())
        .stream()
        .filter(item -> item.number("o") == organization.value())
        .map(item -> ProjectItem.toProject(item, json))
        .toList();
  }

  /** Every project of the organization, by id. */
  public List<ProjectCard> cards(OrganizationId organization) {
    var range = Range.of(Tables.CORE, ProjectItem.cards(organization)).startingWith("P#");
    return dynamo.queryAll(range).stream().map(ProjectItem::toCard).toList();
  }

  /** Those of the given projects of the organization that exist. */
  public List<ProjectCard> cards(OrganizationId organization, List<ProjectId> projects) {
    var keys = projects.stream().map(project -> ProjectItem.card(organization, project)).toList();
    return dynamo.getAll(Tables.CORE, keys).stream().map(ProjectItem::toCard).toList();
  }

  /** Stores a new project with its card; refused where its workspace has gone. */
  public Commit create(Project project) {
    var commit =
        dynamo.transact(
            List.of(
                Change.put(Tables.CORE, ProjectItem.of(project, json)).ifAbsent(),
                Change.put(Tables.CORE, ProjectItem.cardOf(project)),
                Workspaces.receiving(project.organization(), project.workspace())));
    if (commit instanceof Commit.Refused refused && refused.failedAt(0)) {
      throw new IllegalStateException("project id %s was given twice".formatted(project.id()));
    }
    return commit;
  }

  /**
   * Stores the next version of a project; refused when another writer was faster, or when the
   * workspace that it moves to has gone.
   */
  public Commit replace(Project before, Project after) {
    var changes = new ArrayList<Change>();
    changes.add(
        Change.put(Tables.CORE, ProjectItem.of(after, json)).ifEquals("v", before.version()));
    changes.add(Change.put(Tables.CORE, ProjectItem.cardOf(after)));
    if (after.workspace() != before.workspace()) {
      changes.add(Workspaces.receiving(after.organization(), after.workspace()));
    }
    return forgetting(before.id(), changes);
  }

  /**
   * Changes settings whoever else does so at the same time; done where the change changes nothing,
   * or the project has gone.
   */
  public void changeSettings(Project seen, UnaryOperator<Json.Obj> change) {
    var before = seen;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var settings = change.apply(before.settings());
      if (settings.equals(before.settings())
          || replace(before, before.with(settings, before.workspace())) instanceof Commit.Done) {
        return;
      }
      Contention.pause(attempt);
      var now = find(seen.organization(), seen.id());
      if (now.isEmpty()) {
        return;
      }
      before = now.get();
    }
    throw new Overloaded("settings of project " + seen.id());
  }

  private Commit forgetting(ProjectId project, List<Change> changes) {
    try {
      return dynamo.transact(changes);
    } finally {
      recent.remove(project);
    }
  }

  /** Takes the project out of every reader's sight; a job clears away what hangs on it. */
  public Commit delete(Project project) {
    return forgetting(
        project.id(),
        List.of(
            Change.delete(Tables.CORE, ProjectItem.settings(project.id())).ifPresent(),
            Change.delete(Tables.CORE, ProjectItem.card(project.organization(), project.id()))));
  }
}
