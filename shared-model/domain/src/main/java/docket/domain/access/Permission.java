package docket.domain.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do in their organization, with the roles that may by default: the permission
 * matrix (spec access.md §5). A permission never widens whom and what a role reaches: managers and
 * below stay within their projects and workspaces.
 */
public enum Permission {
  ORGANIZATIONS_CREATE("organizations.create", From.ADMINISTRATOR),
  ORGANIZATIONS_VIEW("organizations.view", From.MANAGER),
  ORGANIZATIONS_CHANGE("organizations.change", From.ADMINISTRATOR),
  ORGANIZATIONS_DELETE("organizations.delete", From.OWNER),
  PROJECTS_CREATE("projects.create", From.MANAGER),
  PROJECTS_VIEW("projects.view", From.VIEWER),
  PROJECTS_CHANGE("projects.change", From.MANAGER),
  PROJECTS_DELETE("projects.delete", From.MANAGER),
  TASKS_CREATE("tasks.create", From.MANAGER),
  TASKS_VIEW("tasks.view", From.VIEWER),
  TASKS_CHANGE("tasks.change", From.MANAGER),
  TASKS_DELETE("tasks.delete", From.MANAGER),
  ANNOTATIONS_CREATE("annotations.create", From.ANNOTATOR),
  ANNOTATIONS_VIEW("annotations.view", From.VIEWER),
  ANNOTATIONS_CHANGE("annotations.change", From.ANNOTATOR),
  ANNOTATIONS_DELETE("annotations.delete", From.REVIEWER),
  LABELS_CREATE("labels.create", From.MANAGER),
  LABELS_VIEW("labels.view", From.VIEWER),
  LABELS_CHANGE("labels.change", From.MANAGER),
  LABELS_DELETE("labels.delete", From.MANAGER),
  MODELS_CREATE("models.create", From.MANAGER),
  MODELS_VIEW("models.view", From.MANAGER),
  MODELS_CHANGE("models.change", From.MANAGER),
  MODELS_DELETE("models.delete", From.MANAGER),
  MODEL_PROVIDERS_CREATE("model_provider_connection.create", From.MANAGER),
  MODEL_PROVIDERS_VIEW("model_provider_connection.view", From.MANAGER),
  MODEL_PROVIDERS_CHANGE("model_provider_connection.change", From.MANAGER),
  MODEL_PROVIDERS_DELETE("model_provider_connection.delete", From.MANAGER),
  VIEWS_CREATE("views.create", From.MANAGER),
  VIEWS_VIEW("views.view", From.VIEWER),
  VIEWS_CHANGE("views.change", From.MANAGER),
  VIEWS_DELETE("views.delete", From.MANAGER),
  ORGANIZATIONS_INVITE("organizations.invite", From.MANAGER),
  ACTIONS_PERFORM("actions.perform", From.ANNOTATOR),
  PREDICTIONS("predictions.any", From.ANNOTATOR),
  AVATAR("avatar.any", From.ANNOTATOR),
  WEBHOOKS_VIEW("webhooks.view", From.MANAGER),
  WEBHOOKS_CHANGE("webhooks.change", From.MANAGER),
  TOKENS("users.token.any", From.ANNOTATOR),
  STORAGES_VIEW("storages.view", From.MANAGER),
  STORAGES_CHANGE("storages.change", From.MANAGER),
  STORAGES_SYNC("storages.sync", From.MANAGER),
  PLUGINS("projects.plugins", From.MANAGER),
  PROJECT_CACHE_RESET("projects.reset_cache", From.MANAGER),
  VIEWS_RESET("views.reset", From.MANAGER),
  PROJECT_DASHBOARD("dashboards.project", From.MANAGER),
  MEMBERS_DASHBOARD("dashboards.members", From.ANNOTATOR),
  ASSISTANT("ai.assistant", From.MANAGER);

  private final String key;
  private final From least;

  Permission(String key, From least) {
    this.key = key;
    this.least = least;
  }

  /** The name on the wire. */
  public String key() {
    return key;
  }

  public static Optional<Permission> ofKey(String key) {
    return Arrays.stream(values()).filter(permission -> permission.key.equals(key)).findFirst();
  }

  /** Roles that may where the organization has not decided otherwise. */
  public Set<Role> roles() {
    return EnumSet.copyOf(least.roles);
  }

  /** The lowest of the working roles that may; all above may too. */
  private enum From {
    OWNER(EnumSet.of(Role.OWNER)),
    ADMINISTRATOR(EnumSet.of(Role.OWNER, Role.ADMINISTRATOR)),
    MANAGER(EnumSet.of(Role.OWNER, Role.ADMINISTRATOR, Role.MANAGER)),
    REVIEWER(EnumSet.range(Role.OWNER, Role.REVIEWER)),
    ANNOTATOR(EnumSet.range(Role.OWNER, Role.ANNOTATOR)),
    VIEWER(
        EnumSet.of(
            Role.OWNER,
            Role.ADMINISTRATOR,
            Role.MANAGER,
            Role.REVIEWER,
            Role.ANNOTATOR,
            Role.VIEW_ONLY));

    private final Set<Role> roles;

    From(Set<Role> roles) {
      this.roles = roles;
    }
  }
}
