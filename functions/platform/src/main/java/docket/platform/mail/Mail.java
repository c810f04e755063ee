package docket.platform.mail;

import docket.domain.id.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A mail, as text and as HTML.
 *
 * @param organization whose business it is; null for that of one person alone, such as a new
 *     password
 */
public record Mail(
    @Nullable OrganizationId organization, String to, String subject, String text, String html) {
  /** Without what it says: mails carry secrets, and this may end in a log. */
  @Override
  public String toString() {
    return "Mail[" + subject + "]";
  }
}
