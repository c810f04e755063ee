package docket.memberships;

import docket.platform.http.Call;
import docket.platform.http.Problem;

/**
 * What a DELETE is about: in the query of newer clients, in the body of older ones (spec api.md
 * §2).
 */
final class Selectors {
  private Selectors() {}

  /** The first of the names that is given anywhere; 400 where none is. */
  static long user(Call call, String... names) {
    for (var name : names) {
      var asked = call.query().number(name);
      if (asked != null) {
        return asked;
      }
    }
    var fields = call.fields();
    for (var name : names) {
      var asked = fields.number(name);
      fields.check();
      if (asked != null) {
        return asked;
      }
    }
    throw Problem.invalid(names[0], "This field is required.").exception();
  }
}
