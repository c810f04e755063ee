package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.dynamo.Key;

/** The one place that spells the keys of identity. */
final class AccessKeys {
  /** Sessions in the person's partition, behind the grants that a query of those reads. */
  static final String SESSIONS_OF = "Z#";

  private AccessKeys() {}

  /** An item with a partition to itself. */
  private static Key alone(String partition) {
    return new Key(partition, "-");
  }

  static String user(UserId user) {
    return "U#" + user;
  }

  static Key account(UserId user) {
    return new Key(user(user), "u");
  }

  /** A session as its person's list has it. */
  static Key sessionOf(UserId user, String hash) {
    return new Key(user(user), SESSIONS_OF + hash);
  }

  static Key secrets(UserId user) {
    return new Key(user(user), "secrets");
  }

  static Key hotkeys(UserId user) {
    return new Key(user(user), "hotkeys");
  }

  static Key hotkeys(UserId user, ProjectId project) {
    return new Key(user(user), "hotkeys#" + Key.padded(project.value()));
  }

  /** Names the person's own workspace in an organization, so that two first uses make only one. */
  static Key sandbox(UserId user, OrganizationId organization) {
    return new Key(user(user), "B#" + Key.padded(organization.value()));
  }

  /** Names the one live personal access token of a person. */
  static Key livePat(UserId user) {
    return new Key(user(user), "pat");
  }

  static Key oneTimeLink(String hash) {
    return alone("L#" + hash);
  }

  static Key membership(UserId user, OrganizationId organization) {
    return new Key(user(user), "M#" + Key.padded(organization.value()));
  }

  static Key workspaceGrant(UserId user, long workspace) {
    return new Key(user(user), "W#" + Key.padded(workspace));
  }

  static Key projectGrant(UserId user, ProjectId project) {
    return new Key(user(user), "P#" + Key.padded(project.value()));
  }

  /** Lies between the grants of projects and of workspaces, so that one query reads all three. */
  static Key projectRole(UserId user, ProjectId project) {
    return new Key(user(user), "R#" + Key.padded(project.value()));
  }

  static Key projectRoleCopy(ProjectId project, UserId user) {
    return new Key(projectMembers(project), "R#" + Key.padded(user.value()));
  }

  static Key projectRoleById(long id) {
    return alone("PR#" + id);
  }

  static Key memberTag(OrganizationId organization, long tag) {
    return new Key(organization(organization), "G#" + Key.padded(tag));
  }

  /** Guards the uniqueness of a tag's label. */
  static Key memberTagLabel(OrganizationId organization, String label) {
    return new Key(organization(organization), "GL#" + label);
  }

  /** The tags of one member. */
  static Key tagsOf(OrganizationId organization, UserId user) {
    return new Key(organization(organization), "GM#" + Key.padded(user.value()));
  }

  static String organization(OrganizationId organization) {
    return "O#" + organization;
  }

  static Key settings(OrganizationId organization) {
    return new Key(organization(organization), "o");
  }

  static Key memberCopy(OrganizationId organization, UserId user) {
    return new Key(organization(organization), "M#" + Key.padded(user.value()));
  }

  static Key workspace(OrganizationId organization, long workspace) {
    return new Key(organization(organization), "W#" + Key.padded(workspace));
  }

  static String workspaceMembers(long workspace) {
    return "W#" + workspace;
  }

  static Key workspaceMember(long workspace, UserId user) {
    return new Key(workspaceMembers(workspace), "M#" + Key.padded(user.value()));
  }

  static String projectMembers(ProjectId project) {
    return "P#" + project;
  }

  static Key projectMember(ProjectId project, UserId user) {
    return new Key(projectMembers(project), "M#" + Key.padded(user.value()));
  }

  static Key email(String email) {
    return alone("E#" + email);
  }

  static Key externalId(String external) {
    return alone("OX#" + external);
  }

  static Key rateLimit(String key) {
    return alone("RL#" + key);
  }

  /** An invitation by mail, where its organization lists it. */
  static Key mailedInvitation(OrganizationId organization, String email) {
    return new Key(organization(organization), "I#" + email);
  }

  static Key mailedInvitationByHash(String hash) {
    return alone("IM#" + hash);
  }

  static Key pendingSignUp(String id) {
    return alone("SU#" + id);
  }

  /** A link that confirms the address of a sign-up. */
  static Key confirmation(String hash) {
    return alone("LC#" + hash);
  }

  static Key passwordReset(String hash) {
    return alone("LR#" + hash);
  }

  static Key session(String hash) {
    return alone("S#" + hash);
  }

  static Key token(String hash) {
    return alone("K#" + hash);
  }

  static Key invitation(String hash) {
    return alone("I#" + hash);
  }

  static Key patOf(UserId user, String id) {
    return new Key(user(user), "T#" + id);
  }
}
