package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.memberships.PersonView.Member;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kinds of seats that members take (spec access.md §3.10); counted apart. */
enum Seat {
  STANDARD,
  FLEX,
  SERVICE,
  VIEWONLY;

  /** So many of each kind an organization may have; the operator sets no other limit yet. */
  static final long LIMIT = 1_000_000;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean isTaken(Membership member, Seat seat) {
    return switch (seat) {
      case STANDARD, FLEX -> member.takesSeat() && member.userType().equals(seat.code());
      case SERVICE -> member.isActive() && member.userType().equals(seat.code());
      case VIEWONLY -> member.isActive() && member.role() == Role.VIEW_ONLY;
    };
  }

  /** How many seats of each kind are taken, and how many there are. */
  static Json usage(List<Member> members) {
    Map<Seat, Long> taken = new EnumMap<>(Seat.class);
    for (var seat : values()) {
      taken.put(
          seat, members.stream().filter(member -> isTaken(member.membership(), seat)).count());
    }
    var usage = Json.object();
    taken.forEach((seat, count) ->
        usage.put(seat.code(), Json.object().put("used", count).put("limit", LIMIT)));
    return usage.build();
  }
}
