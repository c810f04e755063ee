package docket.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a role or membership comes from (spec access.md §3.8). */
public enum Source {
  API,
  BILLING,
  LDAP,
  MANUAL,
  SAML,
  SCIM;

  /** The word on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return switch (this) {
      case API, LDAP, SAML, SCIM -> name();
      case BILLING -> "Billing";
      case MANUAL -> "Manual";
    };
  }

  public static Optional<Source> ofCode(String code) {
    return Arrays.stream(values()).filter(source -> source.code().equals(code)).findFirst();
  }
}
