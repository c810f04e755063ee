package docket.memberships;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are refused: too short, too long, common, or too close to what others know of the
 * person (spec access.md §4.2).
 */
final class PasswordRules {
  static final int LONGEST = 128;

  private static final int SHORTEST = 8;
  private static final int TELLING = 4;

  /** The passwords of eight and more characters that lists of stolen ones have on top. */
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "12345678",
          "123456789",
          "1234567890",
          "12341234",
          "11111111",
          "00000000",
          "qwertyuiop",
          "qwerty123",
          "qwerty12",
          "password1",
          "password12",
          "password123",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "iloveyou",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "trustno1",
          "starwars",
          "whatever",
          "computer",
          "michelle",
          "jennifer",
          "1q2w3e4r",
          "1q2w3e4r5t",
          "1qaz2wsx",
          "zaq12wsx",
          "qazwsxedc",
          "asdfghjk",
          "asdfghjkl",
          "zxcvbnm1",
          "abcd1234",
          "abc12345",
          "a1b2c3d4",
          "letmein1",
          "welcome1",
          "welcome123",
          "admin123",
          "administrator",
          "changeme",
          "internet",
          "samantha",
          "87654321",
          "987654321",
          "88888888",
          "66666666",
          "12344321",
          "147258369",
          "123123123",
          "11223344",
          "qwer1234",
          "q1w2e3r4",
          "monkey123",
          "dragon123",
          "master123",
          "charlie1",
          "liverpool",
          "labelstudio");

  private PasswordRules() {}

  /**
   * What is wrong with a password; empty where nothing is.
   *
   * @param known e-mail and names of the person
   */
  static List<String> complaints(String password, List<String> known) {
    var complaints = new ArrayList<String>();
    if (password.length() < SHORTEST) {
      complaints.add(
          "This password is too short. It must contain at least %d characters."
              .formatted(SHORTEST));
    }
    if (password.length() > LONGEST) {
      complaints.add(
          "This password is too long. It must contain at most %d characters.".formatted(LONGEST));
    }
    var lower = password.toLowerCase(Locale.ROOT);
    if (COMMON.contains(lower)) {
      complaints.add("This password is too common.");
    }
    if (known.stream().anyMatch(fact -> isTooClose(lower, fact.toLowerCase(Locale.ROOT)))) {
      complaints.add("The password is too similar to your other personal information.");
    }
    return complaints;
  }

  /**
   * Most of the password is what everybody knows: the fact, or the name part of an e-mail, with
   * little around it.
   */
  private static boolean isTooClose(String password, String fact) {
    int at = fact.indexOf('@');
    var name = at < 0 ? fact : fact.substring(0, at);
    boolean mostly =
        name.length() >= TELLING
            && password.contains(name)
            && name.length() * 2 > password.length();
    return mostly || (fact.length() >= TELLING && fact.contains(password));
  }
}
