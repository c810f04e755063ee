package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.memberships.PersonView.Member;
import docket.memberships.PersonView.Within;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.MemberTags;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of one organization, and whom of them a caller gets to see. */
@Singleton
final class Members {
  private final Organizations organizations;
  private final Users users;
  private final Workspaces workspaces;
  private final MemberTags tags;

  Members(Organizations organizations, Users users, Workspaces workspaces, MemberTags tags) {
    this.organizations = organizations;
    this.users = users;
    this.workspaces = workspaces;
    this.tags = tags;
  }

  Within within(OrganizationId id) {
    var organization =
        organizations.findRecent(id).orElseThrow(() -> Problem.notFound().exception());
    return within(organization);
  }

  Within within(Organization organization) {
    return new Within(
        organization, users.find(organization.createdBy()).map(User::email).orElse(""));
  }

  Tagging tagging(OrganizationId organization) {
    return Tagging.of(tags, organization);
  }

  /** Everybody who belongs or belonged to the organization, by id. */
  List<Member> everybody(OrganizationId organization) {
    return join(organizations.members(organization));
  }

  /** Those of the given people who were not removed from the organization, by id. */
  List<Member> of(OrganizationId organization, Collection<UserId> people) {
    var wanted = Set.copyOf(people);
    var rows =
        wanted.size() > FEW
            ? organizations.members(organization).stream()
                .filter(row -> wanted.contains(row.user()))
                .toList()
            : people.stream()
                .distinct()
                .sorted()
                .flatMap(user -> organizations.membership(user, organization).stream())
                .toList();
    return join(rows.stream().filter(row -> row.deletedAt() == null).toList());
  }

  /** Up to here, single reads cost less than the whole list. */
  private static final int FEW = 20;

  Optional<Member> find(OrganizationId organization, UserId user) {
    return of(organization, List.of(user)).stream().findFirst();
  }

  /** The caller's own rows. */
  Member self(Caller caller) {
    return find(caller.organization(), caller.user())
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private List<Member> join(List<Membership> rows) {
    Map<UserId, User> found =
        new HashMap<>(users.findAll(rows.stream().map(Membership::user).toList()));
    var members = new ArrayList<Member>();
    for (var row : rows) {
      var user = found.get(row.user());
      if (user != null) {
        members.add(new Member(user, row));
      }
    }
    return members;
  }

  /**
   * Whether the caller sees all people of the organization, or those only with whom they share
   * work.
   */
  static boolean seesEverybody(Caller caller) {
    return caller.role().manages();
  }

  /** People who share a project or a workspace with the caller, the caller included. */
  Set<UserId> colleagues(Caller caller) {
    var people = new HashSet<UserId>();
    people.add(caller.user());
    var grants = workspaces.grantsIn(caller.organization(), caller.user());
    grants.projects().forEach(project -> people.addAll(workspaces.membersOf(project)));
    grants.workspaces().forEach(workspace -> people.addAll(workspaces.membersOf(workspace)));
    return people;
  }
}
