package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.platform.http.Caller;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a member another role, or takes them out (spec access.md §3.7). Of two changes at once, one
 * is refused.
 */
@Singleton
final class ChangeMembership {
  private final Organizations organizations;
  private final Users users;
  private final TakeBack takeBack;
  private final Clock clock;

  ChangeMembership(Organizations organizations, Users users, TakeBack takeBack, Clock clock) {
    this.organizations = organizations;
    this.users = users;
    this.takeBack = takeBack;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Changed(Membership membership) implements Outcome {}

    record OwnerIsFixed() implements Outcome {}

    record OwnRole() implements Outcome {}

    record OvertakenByAnother() implements Outcome {}
  }

  Outcome role(Caller caller, Membership before, Role role) {
    if (before.role() == Role.OWNER) {
      return new Outcome.OwnerIsFixed();
    }
    if (before.user().equals(caller.user())) {
      return new Outcome.OwnRole();
    }
    return before.role() == role
        ? new Outcome.Changed(before)
        : commit(before, before.withRole(role), by(caller));
  }

  Outcome remove(Caller caller, Membership before) {
    if (before.role() == Role.OWNER) {
      return new Outcome.OwnerIsFixed();
    }
    if (before.user().equals(caller.user())) {
      return new Outcome.OwnRole();
    }
    takeBack.inCaseOf(before, caller.user());
    var act = by(caller);
    var outcome = commit(before, before.removed(act.at()), act);
    if (outcome instanceof Outcome.Changed(var removed)) {
      takeBack.from(removed, caller.user());
    }
    return outcome;
  }

  private Act by(Caller caller) {
    return Act.of(caller.user(), clock.instant());
  }

  private Outcome commit(Membership before, Membership after, Act act) {
    var changes = new ArrayList<>(organizations.change(before, after, act));
    changes.addAll(movesOfThePerson(before, after));
    return organizations.commit(changes) instanceof Commit.Done
        ? new Outcome.Changed(after)
        : new Outcome.OvertakenByAnother();
  }

  /**
   * Who loses access is signed out everywhere, and starts in another organization if they have one;
   * who regains it may start.
   */
  private List<Change> movesOfThePerson(Membership before, Membership after) {
    var user = users.find(after.user());
    if (user.isEmpty()) {
      return List.of();
    }
    var active = user.get().activeOrganization();
    if (before.isLive() && !after.isLive()) {
      var to = after.organization().equals(active) ? elsewhere(after) : active;
      return List.of(users.moveOut(after.user(), active, to));
    }
    boolean returns = !before.isLive() && after.isLive() && active == null;
    return returns ? List.of(users.moveIn(after.user(), after.organization())) : List.of();
  }

  private @Nullable OrganizationId elsewhere(Membership lost) {
    return organizations.membershipsOf(lost.user()).stream()
        .filter(other -> other.isLive() && !other.organization().equals(lost.organization()))
        .min(Comparator.comparing(Membership::createdAt))
        .map(Membership::organization)
        .orElse(null);
  }
}
