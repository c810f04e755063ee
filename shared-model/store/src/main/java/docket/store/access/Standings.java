package docket.store.access;

import docket.domain.access.Membership;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.access.Credentials.Session;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.tables.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that say who calls, read strongly on every request and never cached. */
public final class Standings {
  private final Dynamo dynamo;

  public Standings(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * A person where their requests are evaluated.
   *
   * @param membership in the organization that is active for them; null for none
   */
  public record Standing(User user, @Nullable Membership membership) {}

  /** A session with the person it belongs to. */
  public record SignedIn(Session session, Standing standing) {}

  /** Where a person stands now; empty for nobody's id. */
  public Optional<Standing> of(UserId user) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.account(user)))
        .map(AccessItems::toUser)
        .map(account -> new Standing(account, membership(account)));
  }

  /**
   * A session and the person's standing in one round trip, as long as the hints hold; a person who
   * went to another organization since costs one read more.
   *
   * @param secret the session's own
   * @param user who the cookie says it belongs to
   * @param organization where the person was at sign-in
   */
  public Optional<SignedIn> ofSession(String secret, UserId user, OrganizationId organization) {
    var sessionKey = AccessKeys.session(Secrets.hash(secret));
    var accountKey = AccessKeys.account(user);
    var membershipKey = AccessKeys.membership(user, organization);
    var found = read(List.of(sessionKey, accountKey, membershipKey));
    var session = found.get(sessionKey);
    var account = found.get(accountKey);
    if (session == null || account == null || session.number("u") != user.value()) {
      return Optional.empty();
    }
    var person = AccessItems.toUser(account);
    var row = found.get(membershipKey);
    boolean stillThere = organization.equals(person.activeOrganization());
    var membership =
        stillThere ? (row == null ? null : AccessItems.toMembership(row)) : membership(person);
    return Optional.of(
        new SignedIn(Credentials.toSession(session), new Standing(person, membership)));
  }

  private @Nullable Membership membership(User user) {
    var organization = user.activeOrganization();
    if (organization == null) {
      return null;
    }
    var row = dynamo.get(Tables.ACCESS, AccessKeys.membership(user.id(), organization));
    return row == null ? null : AccessItems.toMembership(row);
  }

  private Map<Key, Item> read(List<Key> keys) {
    var found = new HashMap<Key, Item>();
    for (var item : dynamo.getAll(Tables.ACCESS, new ArrayList<>(keys))) {
      found.put(item.key(), item);
    }
    return found;
  }
}
