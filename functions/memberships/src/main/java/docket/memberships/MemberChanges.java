package docket.memberships;

import docket.domain.access.Act;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.http.Caller;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Organizations;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes people into projects and workspaces, or out of them: a few before the caller is answered,
 * many in the background (spec access.md §7.6). Repeating it changes nothing.
 */
@Singleton
final class MemberChanges implements Worker {
  private static final String KIND = "member_changes";
  private static final String USERS = "users";
  private static final String BY = "by";

  /** People whom a caller waits for; also those of one message. */
  private static final int AT_ONCE = 500;

  /** Which way people go. */
  enum Direction {
    IN,
    OUT
  }

  private final Workspaces workspaces;
  private final Projects projects;
  private final Organizations organizations;
  private final WorkQueue work;
  private final Clock clock;

  MemberChanges(
      Workspaces workspaces,
      Projects projects,
      Organizations organizations,
      WorkQueue work,
      Clock clock) {
    this.workspaces = workspaces;
    this.projects = projects;
    this.organizations = organizations;
    this.work = work;
    this.clock = clock;
  }

  void change(Caller caller, Place place, List<UserId> people, Direction direction) {
    var where =
        switch (place) {
          case Place.InProject in -> Json.object().put("project", in.project().value());
          case Place.InWorkspace in -> Json.object().put("workspace", in.workspace());
        };
    var message =
        where
            .put("organization", place.organization().value())
            .put("direction", direction.name())
            .put(BY, caller.user().value())
            .build();
    var act = Act.of(caller.user(), clock.instant());
    change(message, people, user -> change(place, user, direction, act));
  }

  private void change(Json.Obj message, List<UserId> people, Consumer<UserId> change) {
    if (people.size() <= AT_ONCE) {
      people.forEach(change);
      return;
    }
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
      var ids = some.stream().map(user -> (Json) new Json.Int(user.value())).toList();
      work.send(KIND, message.with(USERS, Json.array(ids)));
    }
  }

  private void change(Place place, UserId user, Direction direction, Act act) {
    switch (direction) {
      case IN -> workspaces.add(place, user, act);
      case OUT -> workspaces.remove(place, user, act);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Whoever left the organization since is left out: nothing is given to them. */
  @Override
  public void work(Json.Obj message) {
    var organization = Message.organization(message);
    var direction = Direction.valueOf(Message.text(message, "direction"));
    var people =
        message.array(USERS).items().stream()
            .map(id -> new UserId(((Json.Int) id).value()))
            .filter(user -> direction == Direction.OUT || isMember(user, organization))
            .toList();
    long by = Message.number(message, BY, 0);
    var act = Act.of(by == 0 ? null : new UserId(by), clock.instant());
    place(organization, message)
        .ifPresent(place -> people.forEach(user -> change(place, user, direction, act)));
  }

  private Optional<Place> place(OrganizationId organization, Json.Obj message) {
    return message.has("project")
        ? projects.find(organization, Message.project(message)).map(Place::of)
        : workspaces.find(organization, Message.number(message, "workspace")).map(Place::of);
  }

  private boolean isMember(UserId user, OrganizationId organization) {
    return organizations
        .membership(user, organization)
        .filter(member -> member.deletedAt() == null)
        .isPresent();
  }
}
