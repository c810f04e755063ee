package docket.bench.bruteforce;

import docket.bench.bruteforce.Visitor.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the answer to a wrong password tells that the account is there: by its words, or by the
 * time that it takes. Each pair of attempts comes from an address that has tried nothing yet.
 *
 * @param known median milliseconds of an attempt at an account that is there
 * @param unknown of one at an account that is not
 * @param apart median of the differences within the pairs, whichever is longer: what else the
 *     machine does hits both of a pair alike
 * @param answers all that were given; one, if they tell nothing
 */
record SameWork(double known, double unknown, double apart, Set<String> answers) {
  /**
   * At the account that is there; below what strangers may try before only known ones are heard.
   */
  static final int ATTEMPTS = 48;

  private static final int WARM = 8;

  static SameWork measured(String product, String account) {
    var known = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    var apart = new ArrayList<Long>();
    var answers = new HashSet<String>();
    for (int pair = 0; pair < ATTEMPTS; pair++) {
      var nobody = "nobody%d@example.org".formatted(pair);
      boolean knownFirst = pair % 2 == 0;
      var first = attempt(product, pair, knownFirst ? account : nobody);
      var second = attempt(product, pair, knownFirst ? nobody : account);
      answers.add(first.status() + " " + first.detail());
      answers.add(second.status() + " " + second.detail());
      if (pair >= WARM) {
        known.add((knownFirst ? first : second).nanos());
        unknown.add((knownFirst ? second : first).nanos());
        apart.add(known.getLast() - unknown.getLast());
      }
    }
    return new SameWork(median(known), median(unknown), Math.abs(median(apart)), answers);
  }

  private static Outcome attempt(String product, int pair, String email) {
    try (var visitor = Visitor.at("127.0.1." + (pair + 1), product)) {
      return visitor.signIn(email, "wrong");
    }
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
  }
}
