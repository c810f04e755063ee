package docket.domain.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A permission whose roles an organization's owner may choose (spec access.md §5.4), in the words
 * of the settings page.
 */
public enum ConfigurablePermission {
  INVITE(
      Permission.ORGANIZATIONS_INVITE,
      "Organization",
      "Invite members to the organization",
      "Managers can invite annotators and reviewers to their own projects and workspaces."),
  TOKENS(
      Permission.TOKENS,
      "Organization",
      "Create API tokens",
      "Who may make tokens of their own for scripts and the SDK."),
  PLUGINS(
      Permission.PLUGINS,
      "Projects",
      "Edit plugins",
      "Plugins run scripts in the labeling interface of a project."),
  DELETE_PROJECT(
      Permission.PROJECTS_DELETE,
      "Projects",
      "Delete projects",
      "A deleted project takes its tasks and annotations along."),
  RESET_CACHE(
      Permission.PROJECT_CACHE_RESET,
      "Projects",
      "Reset the project cache",
      "Counts the labels and columns of a project anew."),
  STORAGE(
      Permission.STORAGES_CHANGE,
      "Data",
      "Manage cloud storage",
      "Connect, change and remove the storages of a project."),
  DELETE_TASKS(
      Permission.TASKS_DELETE,
      "Data",
      "Delete tasks",
      "Deleted tasks take their annotations along."),
  DROP_TABS(
      Permission.VIEWS_RESET,
      "Data",
      "Drop all tabs",
      "Removes every tab of a project's data manager, for everybody."),
  WEBHOOKS(
      Permission.WEBHOOKS_CHANGE,
      "Integrations",
      "Manage webhooks",
      "Webhooks send what happens in a project to other systems."),
  ASSISTANT(
      Permission.ASSISTANT,
      "Integrations",
      "Use the AI assistant",
      "Help with labeling configurations by a language model."),
  PROJECT_DASHBOARD(
      Permission.PROJECT_DASHBOARD,
      "Analytics",
      "Open the project dashboard",
      "Progress, distribution and agreement of a project."),
  MEMBERS_DASHBOARD(
      Permission.MEMBERS_DASHBOARD,
      "Analytics",
      "Open the member performance dashboard",
      "Annotators and reviewers see only themselves.");

  /** Roles that the owner may give it to or take it from; their own is out of question. */
  public static final List<Role> OPTIONS =
      List.of(Role.ADMINISTRATOR, Role.MANAGER, Role.REVIEWER, Role.ANNOTATOR);

  private final Permission permission;
  private final String group;
  private final String label;
  private final String tooltip;

  ConfigurablePermission(Permission permission, String group, String label, String tooltip) {
    this.permission = permission;
    this.group = group;
    this.label = label;
    this.tooltip = tooltip;
  }

  public Permission permission() {
    return permission;
  }

  public String group() {
    return group;
  }

  public String label() {
    return label;
  }

  public String tooltip() {
    return tooltip;
  }

  public static Optional<ConfigurablePermission> ofKey(String key) {
    return Arrays.stream(values())
        .filter(configurable -> configurable.permission.key().equals(key))
        .findFirst();
  }
}
