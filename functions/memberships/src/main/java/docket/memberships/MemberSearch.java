package docket.memberships;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.memberships.PersonView.Member;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.wire.Times;
import docket.store.access.Workspaces;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The member list's filters and order (spec access.md §3.8). */
@Singleton
final class MemberSearch {
  private final Members members;
  private final Workspaces workspaces;
  private final Projects projects;

  MemberSearch(Members members, Workspaces workspaces, Projects projects) {
    this.members = members;
    this.workspaces = workspaces;
    this.projects = projects;
  }

  List<Member> found(OrganizationId organization, Query query, Tagging tagging) {
    boolean removed = query.flag("is_deleted", false);
    var left = leftOut(organization, query);
    return members.everybody(organization).stream()
        .filter(member -> (member.membership().deletedAt() != null) == removed)
        .filter(member -> !left.contains(member.user().id()))
        .filter(kind(query, tagging))
        .filter(named(query.text("search", "")))
        .filter(active(query))
        .sorted(order(query.text("ordering")))
        .toList();
  }

  /** Members who were not removed, by the filters of bulk changes. */
  List<Member> live(OrganizationId organization, Query query) {
    return members.everybody(organization).stream()
        .filter(member -> member.membership().deletedAt() == null)
        .filter(kind(query, members.tagging(organization)))
        .filter(named(query.text("search", "")))
        .filter(within(time(query, "last_activity__gte"), time(query, "last_activity__lte")))
        .toList();
  }

  private Set<UserId> leftOut(OrganizationId organization, Query query) {
    var left = new HashSet<UserId>();
    var project = query.number("exclude_project_id");
    if (project != null) {
      projects
          .find(organization, new ProjectId(project))
          .ifPresent(found -> left.addAll(workspaces.membersOf(found.id())));
    }
    var workspace = query.number("exclude_workspace_id");
    if (workspace != null) {
      workspaces
          .find(organization, workspace)
          .ifPresent(found -> left.addAll(workspaces.membersOf(found.id())));
    }
    return left;
  }

  static Predicate<Member> kind(Query query, Tagging tagging) {
    var roles = Set.copyOf(query.list("role"));
    return member ->
        (roles.isEmpty() || roles.contains(member.membership().role().code()))
            && marked(query, tagging).test(member);
  }

  /** By type of seat and by tags; of several, any one fits. */
  static Predicate<Member> marked(Query query, Tagging tagging) {
    var types = Set.copyOf(query.list("user_type"));
    var tags = Set.copyOf(query.numbers("tags"));
    return member ->
        (tags.isEmpty() || tagging.has(member.user().id(), tags))
            && (types.isEmpty() || types.contains(member.membership().userType()));
  }

  static Predicate<Member> named(String search) {
    var wanted = search.strip().toLowerCase(Locale.ROOT);
    return member -> {
      var user = member.user();
      return wanted.isEmpty()
          || Stream.of(user.email(), user.username(), user.firstName() + " " + user.lastName())
              .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    };
  }

  private static Predicate<Member> active(Query query) {
    return within(time(query, "user__last_activity__gte"), time(query, "user__last_activity__lte"));
  }

  static Predicate<Member> within(@Nullable Instant from, @Nullable Instant to) {
    return member -> {
      var last = member.user().lastActivity();
      boolean late = from == null || (last != null && !last.isBefore(from));
      boolean early = to == null || (last != null && !last.isAfter(to));
      return late && early;
    };
  }

  /** A time with a zone, or without one in UTC. */
  static @Nullable Instant time(Query query, String name) {
    var given = query.text(name);
    if (given == null || given.isBlank()) {
      return null;
    }
    return Times.parse(given)
        .orElseThrow(() -> Problem.invalid(name, "Enter a valid date and time.").exception());
  }

  /** The order that is asked for; by username where none is, or one that is not offered. */
  static Comparator<Member> order(@Nullable String ordering) {
    return offered(ordering)
        .orElseGet(() -> directed(byName(), ordering != null && ordering.startsWith("-")));
  }

  /** An order that is offered; empty for any other. */
  static Optional<Comparator<Member>> offered(@Nullable String ordering) {
    boolean descending = ordering != null && ordering.startsWith("-");
    var name = ordering == null ? "" : descending ? ordering.substring(1) : ordering;
    return Optional.ofNullable(
            switch (name.replace("user__", "")) {
              case "id" -> Comparator.comparing((Member member) -> member.user().id());
              case "email" -> Comparator.comparing((Member member) -> member.user().email());
              case "role" -> Comparator.comparing((Member member) -> member.membership().role());
              case "last_activity" ->
                  Comparator.comparing(
                      (Member member) -> member.user().lastActivity(),
                      Comparator.nullsFirst(Comparator.naturalOrder()));
              case "username" -> byName();
              default -> null;
            })
        .map(by -> directed(by, descending));
  }

  private static Comparator<Member> byName() {
    return Comparator.comparing(member -> member.user().username().toLowerCase(Locale.ROOT));
  }

  private static Comparator<Member> directed(Comparator<Member> by, boolean descending) {
    var stable = by.thenComparing(member -> member.user().id());
    return descending ? stable.reversed() : stable;
  }
}
