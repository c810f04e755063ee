package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.platform.mail.Letter;
import docket.store.access.Organizations;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Tells administrators by mail that somebody joined and waits for a role (spec access.md §3.7).
 * Each of them is a message of its own, so that none is told twice because another's mail failed.
 */
@Singleton
final class WaitingLetter implements Worker {
  private static final String KIND = "waiting_letter";
  private static final Set<Role> TOLD = Set.of(Role.OWNER, Role.ADMINISTRATOR);

  /** Nobody is helped by more mails about one person. */
  private static final int MOST_TOLD = 50;

  private final WorkQueue queue;
  private final Organizations organizations;
  private final Users users;
  private final Post post;

  WaitingLetter(WorkQueue queue, Organizations organizations, Users users, Post post) {
    this.queue = queue;
    this.organizations = organizations;
    this.users = users;
    this.post = post;
  }

  void ask(Organization organization, UserId waiting, String origin) {
    if (Notifications.wants(organization, Notifications.WAITING)) {
      queue.send(KIND, message(organization.id(), waiting, origin).build());
    }
  }

  private static Json.ObjectBuilder message(
      OrganizationId organization, UserId waiting, String origin) {
    return Json.object()
        .put("organization", organization.value())
        .put("waiting", waiting.value())
        .put("origin", origin);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var id = Message.organization(message);
    var waiting = new UserId(Message.number(message, "waiting"));
    var organization = organizations.find(id);
    boolean waits =
        organizations
            .membership(waiting, id)
            .filter(membership -> membership.role() == Role.NOT_ACTIVATED)
            .filter(membership -> membership.deletedAt() == null)
            .isPresent();
    if (!waits || organization.isEmpty()) {
      return; // somebody gave them a role, or took them out, in between
    }
    var origin = Message.text(message, "origin");
    if (message.get("to") instanceof Json.Int(var to)) {
      tell(organization.get(), waiting, new UserId(to), origin);
      return;
    }
    organizations.members(id).stream()
        .filter(member -> member.isActive() && TOLD.contains(member.role()))
        .limit(MOST_TOLD)
        .map(Membership::user)
        .forEach(admin ->
            queue.send(KIND, message(id, waiting, origin).put("to", admin.value()).build()));
  }

  private void tell(Organization organization, UserId waiting, UserId admin, String origin) {
    var people = users.findAll(List.of(waiting, admin));
    var newcomer = people.get(waiting);
    var told = people.get(admin);
    if (newcomer != null
        && told != null
        && Notifications.wants(told, Notifications.WAITING)
        && Notifications.wants(organization, Notifications.WAITING)) {
      post.send(letter(organization, newcomer, origin), told.email(), organization.id());
    }
  }

  private static Letter letter(Organization organization, User newcomer, String origin) {
    return new Letter(
        "%s waits for a role in %s".formatted(newcomer.email(), organization.title()),
        List.of(
            "%s joined %s by the link and can do nothing yet."
                .formatted(newcomer.email(), organization.title()),
            "Give them a role, or take them out if they do not belong here."),
        "Open the people page",
        origin + "/people");
  }
}
