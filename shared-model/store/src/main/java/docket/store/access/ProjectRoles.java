package docket.store.access;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.access.Step;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
   * @param givenAt null for roles of before this was noted
   */
  public record ProjectRole(
      long id,
      OrganizationId organization,
      ProjectId project,
      UserId user,
      Role role,
      @Nullable Instant givenAt) {}

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

  /** Which role somebody is to have in a project. */
  public record Wish(OrganizationId organization, ProjectId project, UserId user, Role role) {}

  /**
   * Gives a role in the place of one that the person may have there.
   *
   * @param newId asked only where they have none
   */
  public ProjectRole give(Wish wish, LongSupplier newId, Act act) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var before = of(wish.user(), wish.project());
      if (before != null && before.role() == wish.role()) {
        return before;
      }
      long id = before == null ? newId.getAsLong() : before.id();
      var next =
          new ProjectRole(
              id, wish.organization(), wish.project(), wish.user(), wish.role(), act.at());
      if (dynamo.transact(giving(before, next, act)) instanceof Commit.Done) {
        return next;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("role of user %s in project %s".formatted(wish.user(), wish.project()));
  }

  private @Nullable ProjectRole of(UserId user, ProjectId project) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.projectRole(user, project));
    return item == null ? null : toRole(item);
  }

  private static List<Change> giving(@Nullable ProjectRole before, ProjectRole next, Act act) {
    var project = next.project();
    var user = next.user();
    var put = Change.put(Tables.ACCESS, item(next, AccessKeys.projectRole(user, project)));
    var role = before == null ? null : before.role();
    return List.of(
        role == null ? put.ifAbsent() : put.ifEquals("r", role.code()),
        Change.put(Tables.ACCESS, item(next, AccessKeys.projectRoleCopy(project, user))),
        Change.put(Tables.ACCESS, item(next, AccessKeys.projectRoleById(next.id()))),
        Histories.row(
            HistoryOf.roles(next.organization(), project),
            Step.roleGiven(project, user, role, next.role()),
            act));
  }

  /**
   * Takes a role away; whoever had it has that of the organization again. Nothing where somebody
   * else took it in between.
   */
  public void remove(ProjectRole role, Act act) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var now = of(role.user(), role.project());
      if (now == null || now.id() != role.id()) {
        return;
      }
      if (dynamo.transact(taking(now, act)) instanceof Commit.Done) {
        return;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("project role " + role.id());
  }

  private static List<Change> taking(ProjectRole role, Act act) {
    var project = role.project();
    var user = role.user();
    return List.of(
        Change.delete(Tables.ACCESS, AccessKeys.projectRole(user, project))
            .ifEquals("r", role.role().code()),
        Change.delete(Tables.ACCESS, AccessKeys.projectRoleCopy(project, user)),
        Change.delete(Tables.ACCESS, AccessKeys.projectRoleById(role.id())),
        Histories.row(
            HistoryOf.roles(role.organization(), project),
            Step.roleTaken(project, user, role.role()),
            act));
  }

  /** Takes away what a removed member had; somebody who has come back meanwhile keeps theirs. */
  public void removeAll(Membership removed, Act act) {
    for (var role : of(removed.organization(), removed.user())) {
      var changes = new ArrayList<Change>();
      changes.add(Organizations.stillRemoved(removed));
      changes.addAll(taking(role, act));
      if (dynamo.transact(changes) instanceof Commit.Collided) {
        throw new Overloaded("project role " + role.id());
      }
    }
  }

  private static Item item(ProjectRole role, Key key) {
    return Item.at(key)
        .set("id", role.id())
        .set("o", role.organization().value())
        .set("p", role.project().value())
        .set("u", role.user().value())
        .set("r", role.role().code())
        .set("ca", role.givenAt())
        .build();
  }

  private static ProjectRole toRole(Item item) {
    return new ProjectRole(
        item.number("id"),
        new OrganizationId(item.number("o")),
        new ProjectId(item.number("p")),
        new UserId(item.number("u")),
        Role.ofCode(item.text("r")).orElse(Role.ANNOTATOR),
        item.instant("ca"));
  }
}
