package docket.platform.access;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.http.Caller;
import docket.platform.http.Reply;
import docket.platform.http.ReplyFilter;
import docket.store.access.Organizations;
import docket.store.json.JsonText;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps annotators and reviewers from learning who anybody else is, where their organization wants
 * that (spec access.md §3.11), and viewers from the addresses of others (§5.5). It stands behind
 * all controllers, so that no answer can forget it.
 */
@Singleton
final class IdentityFirewall implements ReplyFilter {
  private static final Set<Role> BLINDED = Set.of(Role.ANNOTATOR, Role.REVIEWER);

  /** Up to here, single reads cost less than the whole list of members. */
  private static final int FEW = 20;

  private final Organizations organizations;

  IdentityFirewall(Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public Reply filter(Reply reply, Caller caller) {
    if (!isJson(reply)) {
      return reply;
    }
    if (caller.role() == Role.VIEW_ONLY) {
      var email = caller.account().email();
      return with(reply, Addresses.without(JsonText.stored(reply.body()), email));
    }
    return BLINDED.contains(caller.role()) && isWanted(caller) ? masked(reply, caller) : reply;
  }

  private boolean isWanted(Caller caller) {
    return organizations
        .findRecent(caller.organization())
        .map(Organization::hidesIdentities)
        .orElse(true);
  }

  private static boolean isJson(Reply reply) {
    return reply.mediaType().startsWith(Reply.JSON) && reply.body().length > 0;
  }

  private Reply masked(Reply reply, Caller caller) {
    Json answer = JsonText.stored(reply.body());
    var named = Masking.named(answer, caller.user());
    var masked =
        Masking.masked(
            answer, caller.user(), caller.account().email(), roles(caller.organization(), named));
    return with(reply, masked);
  }

  private static Reply with(Reply reply, Json body) {
    return new Reply(reply.status(), reply.mediaType(), JsonText.bytes(body), reply.headers());
  }

  private Map<UserId, Role> roles(OrganizationId organization, Collection<UserId> people) {
    var memberships =
        people.size() > FEW
            ? organizations.members(organization).stream()
                .filter(member -> people.contains(member.user()))
            : people.stream()
                .flatMap(person -> organizations.membership(person, organization).stream());
    return memberships.collect(Collectors.toMap(Membership::user, Membership::role));
  }
}
