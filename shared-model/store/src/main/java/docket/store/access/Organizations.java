package docket.store.access;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Step;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Organizations and who belongs to them. */
public final class Organizations {
  private static final long RECENT_NANOS = 2_000_000_000L;

  private final Dynamo dynamo;
  private final Map<OrganizationId, Seen> recent = new ConcurrentHashMap<>();

  private record Seen(Organization organization, long nanos) {}

  public Organizations(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  public Optional<Organization> find(OrganizationId organization) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.settings(organization)))
        .map(AccessItems::toOrganization);
  }

  /**
   * Up to two seconds old, but never older than what this process itself has stored: every request
   * asks for the switches and policies of its organization, and ten thousand people may share that
   * one item.
   */
  public Optional<Organization> findRecent(OrganizationId organization) {
    var seen = recent.get(organization);
    if (seen == null || System.nanoTime() - seen.nanos() > RECENT_NANOS) {
      long asked = System.nanoTime();
      var found = find(organization);
      found.ifPresentOrElse(
          o -> recent.put(organization, new Seen(o, asked)), () -> recent.remove(organization));
      return found;
    }
    return Optional.of(seen.organization());
  }

  /** The organization whose invite link has this token. */
  public Optional<Organization> findByInviteToken(String token) {
    return Optional.ofNullable(
            dynamo.get(Tables.ACCESS, AccessKeys.invitation(Secrets.hash(token))))
        .flatMap(link -> find(new OrganizationId(link.number("o"))))
        .filter(organization -> organization.inviteToken().equals(token));
  }

  public List<Change> create(Organization organization) {
    return List.of(
        Change.put(Tables.ACCESS, AccessItems.organization(organization)).ifAbsent(),
        inviteLink(organization));
  }

  /**
   * Stores the next version, with its invite link and what the history tells of it; refused when
   * another writer was faster.
   */
  public Commit replace(Organization before, Organization after, Act act) {
    var changes = new ArrayList<Change>();
    changes.add(
        Change.put(Tables.ACCESS, AccessItems.organization(after)).ifEquals("v", before.version()));
    if (!before.inviteToken().equals(after.inviteToken())) {
      changes.add(inviteLink(after));
      changes.add(
          Change.delete(Tables.ACCESS, AccessKeys.invitation(Secrets.hash(before.inviteToken()))));
    }
    changes.addAll(externalId(before, after));
    before
        .changedTo(after)
        .map(step -> Histories.row(HistoryOf.settings(after.id()), step, act))
        .ifPresent(changes::add);
    try {
      return changes.size() == 1 ? dynamo.write(changes.getFirst()) : dynamo.transact(changes);
    } finally {
      recent.remove(before.id());
    }
  }

  /** Guards the uniqueness of the external id. */
  private static List<Change> externalId(Organization before, Organization after) {
    var old = before.settings().text("external_id");
    var fresh = after.settings().text("external_id");
    var changes = new ArrayList<Change>();
    if (!Objects.equals(old, fresh)) {
      if (old != null) {
        changes.add(Change.delete(Tables.ACCESS, AccessKeys.externalId(old)));
      }
      if (fresh != null) {
        var guard = Item.at(AccessKeys.externalId(fresh)).set("o", after.id().value()).build();
        changes.add(Change.put(Tables.ACCESS, guard).ifAbsent());
      }
    }
    return changes;
  }

  public Optional<OrganizationId> findByExternalId(String external) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.externalId(external)))
        .map(guard -> new OrganizationId(guard.number("o")));
  }

  private static Change inviteLink(Organization organization) {
    var key = AccessKeys.invitation(Secrets.hash(organization.inviteToken()));
    return Change.put(Tables.ACCESS, Item.at(key).set("o", organization.id().value()).build());
  }

  /** Read strongly in the user's own partition on every request; never cached. */
  public Optional<Membership> membership(UserId user, OrganizationId organization) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.membership(user, organization)))
        .map(AccessItems::toMembership);
  }

  /** Every membership of a person, oldest organization first. */
  public List<Membership> membershipsOf(UserId user) {
    var range = Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith("M#");
    return dynamo.queryAll(range).stream().map(AccessItems::toMembership).toList();
  }

  /** Every member, by user id, removed ones included. */
  public List<Membership> members(OrganizationId organization) {
    var range = Range.of(Tables.ACCESS, AccessKeys.organization(organization)).startingWith("M#");
    return dynamo.queryAll(range).stream().map(AccessItems::toMembership).toList();
  }

  /** A new membership: authoritative row, listing copy, and the row of its history. */
  public List<Change> join(Membership membership, Act act) {
    return List.of(
        Change.put(Tables.ACCESS, AccessItems.membership(membership, row(membership))).ifAbsent(),
        Change.put(Tables.ACCESS, AccessItems.membership(membership, copy(membership))),
        told(membership, Step.joined(membership), act));
  }

  /** Refuses the transaction that it is part of where a removed member has come back since. */
  static Change stillRemoved(Membership removed) {
    var key = AccessKeys.membership(removed.user(), removed.organization());
    return Change.update(Tables.ACCESS, key)
        .set("v", removed.version())
        .ifVersion("v", removed.version());
  }

  /**
   * Changes a membership: authoritative row, listing copy, and the row of its history; refused when
   * another writer was faster.
   */
  public List<Change> change(Membership before, Membership after, Act act) {
    return List.of(
        Change.put(Tables.ACCESS, AccessItems.membership(after, row(after)))
            .ifEquals("v", before.version()),
        Change.put(Tables.ACCESS, AccessItems.membership(after, copy(after))),
        told(after, Step.changed(before, after), act));
  }

  private static Key row(Membership membership) {
    return AccessKeys.membership(membership.user(), membership.organization());
  }

  private static Key copy(Membership membership) {
    return AccessKeys.memberCopy(membership.organization(), membership.user());
  }

  private static Change told(Membership membership, Step step, Act act) {
    return Histories.row(HistoryOf.memberships(membership.organization()), step, act);
  }

  public Commit commit(List<Change> changes) {
    return dynamo.transact(changes);
  }
}
