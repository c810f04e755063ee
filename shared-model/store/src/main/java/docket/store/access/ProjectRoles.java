package docket.store.access;

import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Roles that annotators and reviewers have in single projects instead of that in their organization
 * (spec access.md §6.1). A role lies with its person, where their grants are read, with a copy at
 * the project, for lists.
 */
public final class ProjectRoles {
  private static final int ATTEMPTS = 6;

  private final Dynamo dynamo;

  public ProjectRoles(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * A role of somebody in a project.
   *
   * @param id on the wire
   */
  public record ProjectRole(
      long id, OrganizationId organization, ProjectId project, UserId user, Role role) {}

  /** The roles that a person has in projects of one organization. */
  public List<ProjectRole> of(OrganizationId organization, UserId user) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith("R#"))
        .stream()
        .map(ProjectRoles::toRole)
        .filter(role -> role.organization().equals(organization))
        .toList();
  }

  /** The roles that people have in a project, by person. */
  public List<ProjectRole> in(ProjectId project) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.projectMembers(project)).startingWith("R#"))
        .stream()
        .map(ProjectRoles::toRole)
        .toList();
  }

  public Optional<ProjectRole> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.projectRoleById(id)))
        .map(ProjectRoles::toRole)
        .filter(role -> role.organization().equals(organization));
  }

  /**
   * Gives a role in the place of one that the person may have there.
   *
   * @param newId asked only where they have none
   */
  public ProjectRole give(
      OrganizationId organization, ProjectId project, UserId user, Role role, LongSupplier newId) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var item = dynamo.get(Tables.ACCESS, AccessKeys.projectRole(user, project));
      var before = item == null ? null : toRole(item);
      if (before != null && before.role() == role) {
        return before;
      }
      long id = before == null ? newId.getAsLong() : before.id();
      var next = new ProjectRole(id, organization, project, user, role);
      var put = Change.put(Tables.ACCESS, item(next, AccessKeys.projectRole(user, project)));
      var changes =
          List.of(
              before == null ? put.ifAbsent() : put.ifEquals("r", before.role().code()),
              Change.put(Tables.ACCESS, item(next, AccessKeys.projectRoleCopy(project, user))),
              Change.put(Tables.ACCESS, item(next, AccessKeys.projectRoleById(id))));
      if (dynamo.transact(changes) instanceof Commit.Done) {
        return next;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("role of user %s in project %s".formatted(user, project));
  }

  /** Takes a role away; whoever had it has that of the organization again. */
  public void remove(ProjectRole role) {
    var changes =
        List.of(
            Change.delete(Tables.ACCESS, AccessKeys.projectRole(role.user(), role.project())),
            Change.delete(Tables.ACCESS, AccessKeys.projectRoleCopy(role.project(), role.user())),
            Change.delete(Tables.ACCESS, AccessKeys.projectRoleById(role.id())));
    if (!(dynamo.transact(changes) instanceof Commit.Done)) {
      throw new Overloaded("project role " + role.id());
    }
  }

  private static Item item(ProjectRole role, Key key) {
    return Item.at(key)
        .set("id", role.id())
        .set("o", role.organization().value())
        .set("p", role.project().value())
        .set("u", role.user().value())
        .set("r", role.role().code())
        .build();
  }

  private static ProjectRole toRole(Item item) {
    return new ProjectRole(
        item.number("id"),
        new OrganizationId(item.number("o")),
        new ProjectId(item.number("p")),
        new UserId(item.number("u")),
        Role.ofCode(item.text("r")).orElse(Role.ANNOTATOR));
  }
}
