package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Source;
import docket.domain.json.Json;
import docket.memberships.PersonView.Member;
import docket.memberships.SeatAssignments.Assignments;
import docket.platform.http.Call;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who takes a seat, and by which role (spec access.md §3.10, P19); for administrators. */
@Controller("/api/organizations/{id}/seat-report")
final class SeatReportController {
  private static final int PAGE = 30;
  private static final int LARGEST_PAGE = 100;

  private static final Map<String, Comparator<Member>> ORDERS =
      Map.of(
          "user_id", by(member -> member.user().id().value()),
          "email", by(member -> member.user().email()),
          "first_name", by(member -> member.user().firstName().toLowerCase(Locale.ROOT)),
          "last_name", by(member -> member.user().lastName().toLowerCase(Locale.ROOT)),
          "organization_role", by(member -> member.membership().role()),
          "user_type", by(member -> member.membership().userType()),
          "counts_toward_seat_limit", by(member -> member.membership().takesSeat()));

  private final OrganizationAccess access;
  private final Members members;
  private final SeatAssignments assignments;

  SeatReportController(OrganizationAccess access, Members members, SeatAssignments assignments) {
    this.access = access;
    this.members = members;
    this.assignments = assignments;
  }

  private static <T extends Comparable<T>> Comparator<Member> by(Function<Member, T> key) {
    return Comparator.comparing(key);
  }

  @Get
  Reply report(long id, Call call) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustAdminister(call.caller());
    var query = call.query();
    boolean withUsage = query.flag("include_seat_usage", false);
    var wanted = wanted(query);
    var order = order(query.text("ordering", ""));
    var all =
        members.everybody(organization).stream()
            .filter(member -> member.membership().deletedAt() == null)
            .toList();
    var found = all.stream().filter(wanted).sorted(order).toList();
    var page = Paging.walked(call.request(), found, PAGE, LARGEST_PAGE);
    var known = assignments.of(organization, page.items());
    var rows = page.items().stream().map(member -> row(member, known)).toList();
    var answer = page.answer(rows);
    return Reply.ok(withUsage ? answer.with("seat_usage", Seat.usage(all)) : answer);
  }

  private static Predicate<Member> wanted(Query query) {
    var email = query.text("email", "").strip().toLowerCase(Locale.ROOT);
    var sources = query.list("role_source");
    boolean anySeat = !query.has("counts_toward_seat_limit");
    boolean seat = query.flag("counts_toward_seat_limit", true);
    boolean stale = query.flag("has_stale_role_assignments", false);
    Predicate<Member> own =
        member ->
            member.user().email().contains(email)
                && (sources.isEmpty() || sources.contains(Source.MANUAL.code()))
                && (anySeat || member.membership().takesSeat() == seat)
                && !stale; // only groups of an identity provider leave such behind
    return own.and(MemberSearch.named(query.text("search", "")));
  }

  private static Comparator<Member> order(String ordering) {
    var given = ordering.isBlank() ? "email" : ordering.strip();
    boolean descending = given.startsWith("-");
    var by = ORDERS.get(descending ? given.substring(1) : given);
    if (by == null) {
      throw Problem.invalid("ordering", "\"%s\" is no order of this list.".formatted(given))
          .exception();
    }
    var stable = by.thenComparing(member -> member.user().id());
    return descending ? stable.reversed() : stable;
  }

  /** The schema {@code SeatReport}. */
  private static Json row(Member member, Assignments known) {
    var user = member.user();
    var membership = member.membership();
    return Json.object()
        .put("user_id", user.id().value())
        .put("email", user.email())
        .put("first_name", user.firstName())
        .put("last_name", user.lastName())
        .put("account_is_active", membership.isLive())
        .put("organization_role", membership.role().code())
        .put("organization_role_display", membership.role().label())
        .put("role_source", Source.MANUAL.code())
        .put("role_source_display", Source.MANUAL.label())
        .put("user_type", membership.userType())
        .put("user_type_display", display(membership))
        .put("counts_toward_seat_limit", membership.takesSeat())
        .put("has_stale_role_assignments", false)
        .put("organization_role_assignments", Json.EMPTY_ARRAY)
        .put("project_role_assignments", known.roles(member))
        .put("workspace_access_assignments", known.workspaces(member))
        .build();
  }

  private static String display(Membership membership) {
    return switch (membership.userType()) {
      case "viewonly" -> "View Only";
      case "service" -> "Service Account";
      case "flex" -> "Flex";
      default -> "Standard";
    };
  }
}
