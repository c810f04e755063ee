package docket.memberships;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses as the store keys them: lower case, NFC. Nothing is folded or trimmed, so no two
 * people become one.
 */
final class Emails {
  static final String REFUSED = "Enter a valid email address.";

  private static final int LONGEST = 254;
  private static final String ATOM = "[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]";
  private static final Pattern FORM =
      Pattern.compile(
          "%1$s+@(%1$s+\\.[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\].]{2,}|localhost)".formatted(ATOM));

  private Emails() {}

  static Optional<String> normalized(String given) {
    var email = Normalizer.normalize(given, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    boolean valid = email.length() <= LONGEST && FORM.matcher(email).matches();
    return valid ? Optional.of(email) : Optional.empty();
  }

  /** The part before the at sign: the user name at first. */
  static String name(String email) {
    return email.substring(0, email.indexOf('@'));
  }
}
