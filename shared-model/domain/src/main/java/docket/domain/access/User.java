package docket.domain.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, which may belong to several organizations.
 *
 * @param email lower case, unique across the instance
 * @param activeOrganization where their requests are evaluated; null for somebody without a
 *     membership
 * @param sessionEpoch sessions of an earlier epoch are over
 * @param tokenEpoch access tokens of an earlier epoch are over
 * @param avatar name of the picture; null for none
 */
public record User(
    UserId id,
    String email,
    String username,
    String firstName,
    String lastName,
    String phone,
    @Nullable OrganizationId activeOrganization,
    Instant joinedAt,
    @Nullable Instant lastActivity,
    boolean allowNewsletters,
    Preferences preferences,
    long sessionEpoch,
    long tokenEpoch,
    @Nullable String avatar) {

  /** The same person under other names. */
  public User named(
      String user, String first, String last, String phoneNumber, boolean newsletters) {
    return new User(
        id,
        email,
        user,
        first,
        last,
        phoneNumber,
        activeOrganization,
        joinedAt,
        lastActivity,
        newsletters,
        preferences,
        sessionEpoch,
        tokenEpoch,
        avatar);
  }

  /** The same person with another organization active. */
  public User in(OrganizationId organization) {
    return new User(
        id,
        email,
        username,
        firstName,
        lastName,
        phone,
        organization,
        joinedAt,
        lastActivity,
        allowNewsletters,
        preferences,
        sessionEpoch,
        tokenEpoch,
        avatar);
  }

  /** The same person who decided otherwise. */
  public User preferring(Preferences others) {
    return new User(
        id,
        email,
        username,
        firstName,
        lastName,
        phone,
        activeOrganization,
        joinedAt,
        lastActivity,
        allowNewsletters,
        others,
        sessionEpoch,
        tokenEpoch,
        avatar);
  }

  /** First and last name, or the e-mail where there is neither. */
  public String fullName() {
    var name = (firstName + " " + lastName).strip();
    return name.isEmpty() ? email : name;
  }

  /** First letters of the names, else the first two letters of the e-mail (spec access.md §3.1). */
  public String initials() {
    var letters = first(firstName) + first(lastName);
    if (letters.isEmpty()) {
      letters = email.substring(0, Math.min(2, email.length()));
    }
    return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
  }

  private static String first(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** The form that the wire's {@code created_username} has: {@code first last email, id}. */
  public String signature() {
    return "%s %s %s, %d"
        .formatted(firstName, lastName, email, id.value())
        .replaceFirst("^ {2}", " ");
  }
}
