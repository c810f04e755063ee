package docket.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** What a member may do in an organization or project (spec access.md §2). */
public enum Role {
  OWNER("OW", "Owner"),
  ADMINISTRATOR("AD", "Administrator"),
  MANAGER("MA", "Manager"),
  REVIEWER("RE", "Reviewer"),
  ANNOTATOR("AN", "Annotator"),
  NOT_ACTIVATED("NO", "Not Activated"),
  DEACTIVATED("DI", "Deactivated"),
  VIEW_ONLY("VO", "View Only");

  private final String code;
  private final String label;

  Role(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The two letters on the wire. */
  public String code() {
    return code;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  public static Optional<Role> ofCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }

  /** Owner or administrator: reaches the whole organization. */
  public boolean administers() {
    return this == OWNER || this == ADMINISTRATOR;
  }

  /** Owner, administrator or manager: may create and manage projects within reach. */
  public boolean manages() {
    return administers() || this == MANAGER;
  }

  /** Whether the member may use the product at all. */
  public boolean isActive() {
    return this != NOT_ACTIVATED && this != DEACTIVATED;
  }

  /** One of the four roles below the owner's in which people work. */
  public boolean isWorking() {
    return this == ADMINISTRATOR || this == MANAGER || this == REVIEWER || this == ANNOTATOR;
  }

  /** Whether the role can be given to somebody; the owner's cannot, it belongs to the founder. */
  public boolean isAssignable() {
    return this != OWNER;
  }
}
