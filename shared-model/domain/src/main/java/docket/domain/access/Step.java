package docket.domain.access;

import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A step of a history (spec access.md §10.6): what somebody was, what they are now, and the name of
 * the way there.
 *
 * @param before null where there was nothing before, as far as is known
 * @param context what else belongs to it; never a secret
 */
public record Step(String name, @Nullable String before, String after, Json.Obj context) {
  /** The state of whoever was removed, and of a role that was taken away. */
  public static final String DELETED = "DELETED";

  private static final String INVITED = "INVITED";
  private static final String MEMBER = "MEMBER";
  private static final String REMOVED = "REMOVED";
  private static final String ROLE = "role";
  private static final String PREVIOUS_ROLE = "previous_role";
  private static final String USER = "user_id";

  /** Somebody who comes into an organization for the first time. */
  public static Step joined(Membership member) {
    return new Step(
        member.role() == Role.OWNER ? "founded" : "joined",
        member.invited() == null ? null : INVITED,
        state(member),
        context(member).build());
  }

  /** A member who changes. */
  public static Step changed(Membership before, Membership after) {
    var context = context(after).put(PREVIOUS_ROLE, before.role().code());
    return new Step(name(before, after), state(before), state(after), context.build());
  }

  private static String name(Membership before, Membership after) {
    if (after.deletedAt() != null) {
      return "removed";
    }
    if (before.deletedAt() != null) {
      return "returned";
    }
    if (after.role() == Role.DEACTIVATED) {
      return "deactivated";
    }
    return switch (before.role()) {
      case DEACTIVATED -> "reactivated";
      case NOT_ACTIVATED -> "activated";
      case OWNER, ADMINISTRATOR, MANAGER, REVIEWER, ANNOTATOR, VIEW_ONLY -> "role_changed";
    };
  }

  private static String state(Membership member) {
    return member.deletedAt() == null ? member.role().code() : DELETED;
  }

  private static ObjectBuilder context(Membership member) {
    var context =
        Json.object()
            .put(USER, member.user().value())
            .put(ROLE, member.role().code())
            .put("user_type", member.userType());
    var invited = member.invited();
    return invited == null ? context : context.put("invited_by", invited.by().value());
  }

  /** A mail goes out that lets somebody join. */
  public static Step invited(String email, Role role, String userType, boolean again) {
    return new Step("invited", again ? INVITED : null, INVITED, invitation(email, role, userType));
  }

  /** An invitation that nobody has used is taken back. */
  public static Step uninvited(String email, Role role, String userType) {
    return new Step("invitation_revoked", INVITED, "REVOKED", invitation(email, role, userType));
  }

  private static Json.Obj invitation(String email, Role role, String userType) {
    return Json.object()
        .put("email", email)
        .put(ROLE, role.code())
        .put("user_type", userType)
        .build();
  }

  /** Somebody comes into a project or workspace. */
  public static Step added(UserId user) {
    return new Step("added", null, MEMBER, Json.object().put(USER, user.value()).build());
  }

  /** Somebody leaves a project or workspace. */
  public static Step removed(UserId user) {
    return new Step("removed", MEMBER, REMOVED, Json.object().put(USER, user.value()).build());
  }

  /**
   * Somebody gets a role in a project.
   *
   * @param before the role of their own that they had there; null for none
   */
  public static Step roleGiven(ProjectId project, UserId user, @Nullable Role before, Role after) {
    return new Step(
        before == null ? "role_given" : "role_changed",
        before == null ? null : before.code(),
        after.code(),
        role(project, user, after)
            .put(PREVIOUS_ROLE, before == null ? null : before.code())
            .build());
  }

  /** Somebody has the role of their organization in a project again. */
  public static Step roleTaken(ProjectId project, UserId user, Role before) {
    var context = Json.object().put(USER, user.value()).put("project_id", project.value());
    return new Step(
        "role_removed",
        before.code(),
        DELETED,
        context.put(ROLE, null).put(PREVIOUS_ROLE, before.code()).build());
  }

  private static ObjectBuilder role(ProjectId project, UserId user, Role role) {
    return Json.object()
        .put(USER, user.value())
        .put("project_id", project.value())
        .put(ROLE, role.code());
  }
}
