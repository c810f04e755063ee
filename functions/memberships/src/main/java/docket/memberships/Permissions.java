package docket.memberships;

import docket.domain.access.Role;
import java.util.List;
import java.util.stream.Stream;

/** The keys that {@code whoami} tells per role, before any override (spec access.md §5.4). */
final class Permissions {
  private static final List<String> ALL =
      Stream.concat(
              Stream.of(
                      "organizations",
                      "projects",
                      "tasks",
                      "annotations",
                      "labels",
                      "models",
                      "model_provider_connection",
                      "views")
                  .flatMap(thing ->
                      Stream.of("create", "view", "change", "delete")
                          .map(verb -> thing + "." + verb)),
              Stream.of(
                  "organizations.invite",
                  "actions.perform",
                  "predictions.any",
                  "avatar.any",
                  "webhooks.view",
                  "webhooks.change",
                  "users.token.any",
                  "storages.view",
                  "storages.change",
                  "storages.sync"))
          .toList();

  private static final List<String> REVIEWER =
      List.of(
          "projects.view",
          "tasks.view",
          "annotations.create",
          "annotations.view",
          "annotations.change",
          "annotations.delete",
          "predictions.any",
          "actions.perform",
          "avatar.any",
          "users.token.any",
          "labels.view",
          "views.view");

  private static final List<String> VIEWER =
      List.of("projects.view", "tasks.view", "annotations.view", "labels.view", "views.view");

  private Permissions() {}

  static List<String> of(Role role) {
    return switch (role) {
      case OWNER -> ALL;
      case ADMINISTRATOR -> without(ALL, "organizations.delete");
      case MANAGER ->
          without(ALL, "organizations.create", "organizations.change", "organizations.delete");
      case REVIEWER -> REVIEWER;
      case ANNOTATOR -> without(REVIEWER, "annotations.delete");
      case VIEW_ONLY -> VIEWER;
      case NOT_ACTIVATED, DEACTIVATED -> List.of();
    };
  }

  private static List<String> without(List<String> keys, String... left) {
    var out = List.of(left);
    return keys.stream().filter(key -> !out.contains(key)).toList();
  }
}
