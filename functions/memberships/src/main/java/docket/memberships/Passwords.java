package docket.memberships;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import docket.store.access.Secrets;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id, 19 MiB, two passes, one lane (spec access.md T-73). A check costs the same whether or
 * not there is a hash.
 */
@Singleton
final class Passwords {
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;

  /** What a password is checked against where the account has none or does not exist. */
  private final String nobody = hash(Secrets.random());

  String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult();
  }

  /**
   * @param stored null where there is no such account, or it has no password
   */
  boolean matches(String password, @Nullable String stored) {
    boolean tooLong =
        password.length()
            > PasswordRules.LONGEST; // such a password is never stored; hashing it would cost us
    var checked = tooLong ? "" : password;
    boolean same = check(checked, stored == null ? nobody : stored);
    return same && stored != null && !tooLong;
  }

  private static boolean check(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Whether a hash was made with other parameters than ours of today. */
  boolean isOutdated(String stored) {
    return !Argon2Function.getInstanceFromHash(stored).equals(FUNCTION);
  }
}
