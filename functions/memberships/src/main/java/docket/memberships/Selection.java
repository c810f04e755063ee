package docket.memberships;

import docket.memberships.PersonView.Member;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which people a bulk change is about: all that fit the filters but the excluded, or the included
 * alone (spec access.md §6.2).
 */
record Selection(boolean all, Set<Long> included, Set<Long> excluded) {
  static Selection of(Fields fields) {
    if (!fields.has("all")) {
      fields.error("all", "This field is required.");
    }
    boolean all = fields.flag("all", false);
    return new Selection(
        all, Set.copyOf(fields.numbers("included")), Set.copyOf(fields.numbers("excluded")));
  }

  /** A DELETE names them in the query; old clients do so in the body. */
  static Selection ofDelete(Call call) {
    var query = call.query();
    if (query.has("all") || query.has("included") || query.has("ids")) {
      var included = new HashSet<>(query.numbers("included"));
      included.addAll(query.numbers("ids"));
      return new Selection(
          query.flag("all", false), included, Set.copyOf(query.numbers("excluded")));
    }
    var fields = call.fields();
    var selection = of(fields);
    fields.check();
    return selection;
  }

  List<Member> from(List<Member> people) {
    return people.stream()
        .filter(member -> {
          long id = member.user().id().value();
          return all ? !excluded.contains(id) : included.contains(id);
        })
        .toList();
  }

  /** Those who were named and are not among the people, in order. */
  List<Long> missing(List<Member> people) {
    var known = people.stream().map(member -> member.user().id().value()).toList();
    return all ? List.of() : included.stream().filter(id -> !known.contains(id)).sorted().toList();
  }
}
