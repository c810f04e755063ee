package docket.store.access;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.access.Step;
import docket.domain.access.Workspace;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workspaces, and who was given which workspace and project. */
public final class Workspaces {
  private static final int ATTEMPTS = 6;

  /** How many projects ever came in since the workspace's own fields were last stored. */
  private static final String ARRIVALS = "pr";

  private final Dynamo dynamo;

  public Workspaces(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  public Optional<Workspace> find(OrganizationId organization, long workspace) {
    return Optional.ofNullable(
            dynamo.get(Tables.ACCESS, AccessKeys.workspace(organization, workspace)))
        .map(AccessItems::toWorkspace);
  }

  /** The titles of those of the given workspaces that exist. */
  public Map<Long, String> titles(OrganizationId organization, List<Long> workspaces) {
    var keys = workspaces.stream().map(id -> AccessKeys.workspace(organization, id)).toList();
    return dynamo.getAll(Tables.ACCESS, keys).stream()
        .map(AccessItems::toWorkspace)
        .collect(Collectors.toMap(Workspace::id, Workspace::title));
  }

  /** Every workspace of the organization, by id. */
  public List<Workspace> all(OrganizationId organization) {
    var range = Range.of(Tables.ACCESS, AccessKeys.organization(organization)).startingWith("W#");
    return dynamo.queryAll(range).stream().map(AccessItems::toWorkspace).toList();
  }

  /**
   * The person's own workspace, made on first use. Of two first uses at once, one makes it and both
   * get it.
   *
   * @param newId asked once, and only where there is none yet
   */
  public Workspace sandboxOf(
      OrganizationId organization, UserId user, LongSupplier newId, Instant now) {
    var existing = sandbox(organization, user);
    if (existing.isPresent()) {
      return existing.get();
    }
    var made = Workspace.sandbox(newId.getAsLong(), organization, user, now);
    var guard =
        Item.at(AccessKeys.sandbox(user, organization))
            .set("w", made.id())
            .set("o", organization.value())
            .build();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (dynamo.transact(List.of(Change.put(Tables.ACCESS, guard).ifAbsent(), create(made)))
          instanceof Commit.Done) {
        return made;
      }
      var rival = sandbox(organization, user);
      if (rival.isPresent()) {
        return rival.get();
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("the sandbox of user " + user);
  }

  private Optional<Workspace> sandbox(OrganizationId organization, UserId user) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.sandbox(user, organization)))
        .flatMap(guard -> find(organization, guard.number("w")));
  }

  /** A person's own workspace, if they have used it. */
  public Optional<Workspace> sandbox(Membership member) {
    return sandbox(member.organization(), member.user());
  }

  /**
   * Makes the own workspace of a removed member an archived one of somebody else; nothing where
   * they have come back, or it was done before. Should they come back later, they get another one.
   */
  public void handOver(Membership removed, Workspace sandbox, UserId to, String title) {
    var changes =
        List.of(
            Organizations.stillRemoved(removed),
            Change.update(Tables.ACCESS, AccessKeys.workspace(sandbox.organization(), sandbox.id()))
                .set("t", title)
                .set("cb", to.value())
                .set("ar", Boolean.TRUE)
                .remove("ps")
                .add("v", 1)
                .ifPresent(),
            Change.delete(Tables.ACCESS, AccessKeys.sandbox(removed.user(), removed.organization()))
                .ifEquals("w", sandbox.id()));
    if (dynamo.transact(changes) instanceof Commit.Collided) {
      throw new Overloaded("workspace " + sandbox.id());
    }
  }

  private static Change create(Workspace workspace) {
    return Change.put(Tables.ACCESS, AccessItems.workspace(workspace)).ifAbsent();
  }

  /** Stores a new workspace together with its first members. */
  public void store(Workspace fresh, List<UserId> members, Act act) {
    var changes = new ArrayList<Change>();
    changes.add(create(fresh));
    members.forEach(user -> changes.addAll(joining(Place.of(fresh), user, act)));
    if (!(dynamo.transact(changes) instanceof Commit.Done)) {
      throw new IllegalStateException("workspace id %d was given twice".formatted(fresh.id()));
    }
  }

  public Commit replace(Workspace before, Workspace after) {
    return dynamo.write(
        Change.put(Tables.ACCESS, AccessItems.workspace(after)).ifEquals("v", before.version()));
  }

  /**
   * Brings a project in; part of the transaction that stores the project. Refused where the
   * workspace has gone, and noticed by a deletion that is under way.
   */
  public static Change receiving(OrganizationId organization, long workspace) {
    return Change.update(Tables.ACCESS, AccessKeys.workspace(organization, workspace))
        .add(ARRIVALS, 1)
        .ifPresent();
  }

  /** What came of a deletion. */
  public enum Deletion {
    DONE,
    GONE,
    HAS_PROJECTS
  }

  /**
   * Deletes the workspace unless it has projects. The workspace goes first, so that nobody reaches
   * anything by it while its members are cleared away.
   *
   * @param hasProjects asked again when a project came in, or anything else changed, meanwhile
   */
  public Deletion delete(Place.InWorkspace place, BooleanSupplier hasProjects, Act act) {
    long workspace = place.workspace();
    var key = AccessKeys.workspace(place.organization(), workspace);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var item = dynamo.get(Tables.ACCESS, key);
      if (item == null) {
        return Deletion.GONE;
      }
      if (hasProjects.getAsBoolean()) {
        return Deletion.HAS_PROJECTS;
      }
      var gone =
          Change.delete(Tables.ACCESS, key)
              .ifVersion("v", item.number("v"))
              .ifVersion(ARRIVALS, item.number(ARRIVALS));
      if (dynamo.write(gone) instanceof Commit.Done) {
        clear(place, act);
        return Deletion.DONE;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("workspace " + workspace);
  }

  /** Takes everybody out of a workspace that is gone. */
  public void clear(Place.InWorkspace place, Act act) {
    var follows = act.because("The workspace was deleted");
    membersOf(place.workspace()).forEach(user -> remove(place, user, follows));
  }

  /**
   * What a person was given: one query of their own partition answers what they may see.
   *
   * @param roles where they have another role than in the organization
   */
  public record Grants(Set<Long> workspaces, Set<ProjectId> projects, Map<ProjectId, Role> roles) {
    /** The role in a project of somebody who has this one in the organization. */
    public Role role(ProjectId project, Role inOrganization) {
      return roles.getOrDefault(project, inOrganization);
    }
  }

  public Grants grantsOf(UserId user) {
    return grants(user, _ -> true);
  }

  /** What a person was given in one organization. */
  public Grants grantsIn(OrganizationId organization, UserId user) {
    return grants(user, item -> item.number("o") == organization.value());
  }

  private Grants grants(UserId user, Predicate<Item> wanted) {
    var workspaces = new HashSet<Long>();
    var projects = new HashSet<ProjectId>();
    var roles = new HashMap<ProjectId, Role>();
    for (var item :
        dynamo.queryAll(Range.of(Tables.ACCESS, AccessKeys.user(user)).between("P#", "W#~"))) {
      var key = item.key().sk();
      if (key.startsWith("W#") && wanted.test(item)) {
        workspaces.add(Long.parseLong(key.substring(2)));
      } else if (key.startsWith("P#") && wanted.test(item)) {
        projects.add(new ProjectId(Long.parseLong(key.substring(2))));
      } else if (key.startsWith("R#") && wanted.test(item)) {
        Role.ofCode(item.text("r"))
            .ifPresent(role -> roles.put(new ProjectId(Long.parseLong(key.substring(2))), role));
      }
    }
    return new Grants(workspaces, projects, roles);
  }

  /**
   * A workspace that somebody was added to.
   *
   * @param since null where that was before it was noted
   */
  public record Joined(long workspace, @Nullable Instant since) {}

  /** The workspaces of one organization that a person was added to, by id. */
  public List<Joined> joinedBy(OrganizationId organization, UserId user) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith("W#"))
        .stream()
        .filter(item -> item.number("o") == organization.value())
        .map(item -> new Joined(Long.parseLong(item.key().sk().substring(2)), item.instant("ca")))
        .toList();
  }

  /** People who were added to a workspace, by id; may be a moment old, for lists. */
  public List<UserId> recentMembersOf(long workspace) {
    return members(range(AccessKeys.workspaceMembers(workspace)).eventually());
  }

  /** People who were added to a project by itself, by id; may be a moment old, for lists. */
  public List<UserId> recentMembersOf(ProjectId project) {
    return members(range(AccessKeys.projectMembers(project)).eventually());
  }

  /** People who were added to a workspace, by id. */
  public List<UserId> membersOf(long workspace) {
    return members(range(AccessKeys.workspaceMembers(workspace)));
  }

  /** People who were added to a project by itself, by id. */
  public List<UserId> membersOf(ProjectId project) {
    return members(range(AccessKeys.projectMembers(project)));
  }

  private static Range range(String partition) {
    return Range.of(Tables.ACCESS, partition).startingWith("M#");
  }

  private List<UserId> members(Range range) {
    return dynamo.queryAll(range).stream()
        .map(item -> new UserId(Long.parseLong(item.key().sk().substring(2))))
        .toList();
  }

  /** Whether somebody was put into a place. */
  public boolean isIn(Place place, UserId user) {
    return dynamo.get(Tables.ACCESS, place.grant(user)) != null;
  }

  /**
   * Takes everything back that a removed member was given; what somebody is given who has come back
   * meanwhile stays.
   */
  public void removeAll(Membership removed, Act act) {
    var organization = removed.organization();
    var grants = grantsIn(organization, removed.user());
    var places = new ArrayList<Place>();
    grants.projects().forEach(project -> places.add(new Place.InProject(organization, project)));
    grants
        .workspaces()
        .forEach(workspace -> places.add(new Place.InWorkspace(organization, workspace)));
    for (var place : places) {
      var changes = new ArrayList<Change>();
      changes.add(Organizations.stillRemoved(removed));
      changes.addAll(leaving(place, removed.user(), act));
      if (dynamo.transact(changes) instanceof Commit.Collided) {
        throw new Overloaded("membership rows");
      }
    }
  }

  /** Puts somebody into a place; false where they are there already, and nothing is changed. */
  public boolean add(Place place, UserId user, Act act) {
    return changed(joining(place, user, act));
  }

  /** Takes somebody out of a place; false where they are not there, and nothing is changed. */
  public boolean remove(Place place, UserId user, Act act) {
    return changed(leaving(place, user, act));
  }

  /** The first change has the condition that makes a repetition change nothing. */
  private boolean changed(List<Change> changes) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      switch (dynamo.transact(changes)) {
        case Commit.Done _ -> {
          return true;
        }
        case Commit.Refused _ -> {
          return false;
        }
        case Commit.Collided _ -> Contention.pause(attempt);
      }
    }
    throw new Overloaded("membership rows");
  }

  /** What {@link #add} stores, as part of a transaction; refused where they are there already. */
  public static List<Change> joining(Place place, UserId user, Act act) {
    return List.of(
        Change.put(Tables.ACCESS, link(place, place.grant(user), act)).ifAbsent(),
        Change.put(Tables.ACCESS, link(place, place.copy(user), act)),
        Histories.row(place.history(), Step.added(user), act));
  }

  private static Item link(Place place, Key key, Act act) {
    return Item.at(key).set("o", place.organization().value()).set("ca", act.at()).build();
  }

  private static List<Change> leaving(Place place, UserId user, Act act) {
    return List.of(
        Change.delete(Tables.ACCESS, place.grant(user)).ifPresent(),
        Change.delete(Tables.ACCESS, place.copy(user)),
        Histories.row(place.history(), Step.removed(user), act));
  }
}
