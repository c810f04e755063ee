package docket.store.access;

import docket.domain.access.Act;
import docket.domain.access.Invited;
import docket.domain.access.Role;
import docket.domain.access.Step;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invitations by mail (spec access.md §8.2): found by the hash of their secret when somebody comes
 * with it, and by address in the organization that sent them.
 */
public final class Invitations {
  private final Dynamo dynamo;

  public Invitations(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * Somebody who may join.
   *
   * @param hash of the secret in their link
   * @param role that they will have; that of a viewer for a free seat
   */
  public record Invitation(
      String hash,
      OrganizationId organization,
      String email,
      Role role,
      String userType,
      List<ProjectId> projects,
      List<Long> workspaces,
      UserId invitedBy,
      Instant invitedAt,
      Instant expiresAt) {
    public boolean isOpen(Instant now) {
      return expiresAt.isAfter(now);
    }

    /** What a membership keeps of it. */
    public Invited invited() {
      return new Invited(invitedBy, invitedAt, expiresAt);
    }
  }

  /**
   * Stores an invitation in the place of an earlier one to the same address; false where another
   * was sent at the same time.
   */
  public boolean send(Invitation invitation) {
    var key = AccessKeys.mailedInvitation(invitation.organization(), invitation.email());
    var earlier = dynamo.get(Tables.ACCESS, key);
    var changes = new ArrayList<Change>();
    changes.add(
        Change.put(Tables.ACCESS, item(invitation, key))
            .ifSame("h", earlier == null ? null : earlier.text("h")));
    changes.add(
        Change.put(
            Tables.ACCESS, item(invitation, AccessKeys.mailedInvitationByHash(invitation.hash()))));
    if (earlier != null) {
      changes.add(
          Change.delete(Tables.ACCESS, AccessKeys.mailedInvitationByHash(earlier.text("h"))));
    }
    var step =
        Step.invited(invitation.email(), invitation.role(), invitation.userType(), earlier != null);
    changes.add(told(invitation, step, Act.of(invitation.invitedBy(), invitation.invitedAt())));
    return dynamo.transact(changes) instanceof Commit.Done;
  }

  /** The invitation that a secret belongs to, be it open or too old. */
  public Optional<Invitation> find(String secret) {
    var key = AccessKeys.mailedInvitationByHash(Secrets.hash(secret));
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, key)).map(Invitations::toInvitation);
  }

  public Optional<Invitation> find(OrganizationId organization, String email) {
    return Optional.ofNullable(
            dynamo.get(Tables.ACCESS, AccessKeys.mailedInvitation(organization, email)))
        .map(Invitations::toInvitation);
  }

  /** All invitations of an organization that nobody has used, by address. */
  public List<Invitation> all(OrganizationId organization) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.organization(organization)).startingWith("I#"))
        .stream()
        .map(Invitations::toInvitation)
        .toList();
  }

  /** Uses an invitation up, or takes it back; refused where another was faster. */
  public List<Change> remove(Invitation invitation) {
    return List.of(
        Change.delete(Tables.ACCESS, AccessKeys.mailedInvitationByHash(invitation.hash()))
            .ifPresent(),
        Change.delete(
                Tables.ACCESS,
                AccessKeys.mailedInvitation(invitation.organization(), invitation.email()))
            .ifEquals("h", invitation.hash()));
  }

  /** Takes an invitation back; false where it was used or sent anew in between. */
  public boolean takeBack(Invitation invitation, Act act) {
    var changes = new ArrayList<>(remove(invitation));
    var step = Step.uninvited(invitation.email(), invitation.role(), invitation.userType());
    changes.add(told(invitation, step, act));
    return commit(changes) instanceof Commit.Done;
  }

  private static Change told(Invitation invitation, Step step, Act act) {
    return Histories.row(HistoryOf.memberships(invitation.organization()), step, act);
  }

  public Commit commit(List<Change> changes) {
    return dynamo.transact(changes);
  }

  private static Item item(Invitation invitation, Key key) {
    return Item.at(key)
        .set("o", invitation.organization().value())
        .set("h", invitation.hash())
        .set("em", invitation.email())
        .set("r", invitation.role().code())
        .set("ut", invitation.userType())
        .set("ps", orNull(invitation.projects().stream().map(ProjectId::value).toList()))
        .set("ws", orNull(invitation.workspaces()))
        .set("by", invitation.invitedBy().value())
        .set("ca", invitation.invitedAt())
        .set("ea", invitation.expiresAt())
        .build();
  }

  /** The store has no empty sets. */
  private static @Nullable Set<Long> orNull(List<Long> numbers) {
    return numbers.isEmpty() ? null : Set.copyOf(numbers);
  }

  private static Invitation toInvitation(Item item) {
    return new Invitation(
        item.text("h"),
        new OrganizationId(item.number("o")),
        item.text("em"),
        Role.ofCode(item.text("r")).orElse(Role.NOT_ACTIVATED),
        item.text("ut", "standard"),
        item.numbers("ps").stream().map(ProjectId::new).toList(),
        List.copyOf(item.numbers("ws")),
        new UserId(item.number("by")),
        item.requiredInstant("ca"),
        item.requiredInstant("ea"));
  }
}
