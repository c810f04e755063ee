package docket.store.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;

/** The items of a project: its settings, and its card among the projects of its organization. */
final class ProjectItem {
  private ProjectItem() {}

  static Key settings(ProjectId project) {
    return new Key("P#" + project, "settings");
  }

  static String cards(OrganizationId organization) {
    return "O#" + organization;
  }

  static Key card(OrganizationId organization, ProjectId project) {
    return new Key(cards(organization), "P#" + Key.padded(project.value()));
  }

  static Item of(Project project, JsonBlobs json) {
    var item =
        Item.at(settings(project.id()))
            .set("o", project.organization().value())
            .set("w", project.workspace())
            .set("cb", project.createdBy().value())
            .set("ca", project.createdAt())
            .set("v", project.version());
    json.write(item, "c/" + project.id() + "/", project.settings());
    return item.build();
  }

  static Item cardOf(Project project) {
    return Item.at(card(project.organization(), project.id()))
        .set("o", project.organization().value())
        .set("w", project.workspace())
        .set("cb", project.createdBy().value())
        .set("ca", project.createdAt())
        .set("t", project.title())
        .set("ds", shortened(project.settings().text("description")))
        .set("pin", project.pinnedAt())
        .set("pub", project.isPublished())
        .set("dr", project.isDraft())
        .build();
  }

  /** What search looks through; the card stays small whatever the description. */
  private static String shortened(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(text.length(), SEARCHED));
  }

  private static final int SEARCHED = 500;

  static Project toProject(Item item, JsonBlobs json) {
    var stored = json.read(item);
    var settings = new java.util.LinkedHashMap<>(SettingsChange.defaults().fields());
    if (stored instanceof Json.Obj object) {
      settings.putAll(object.fields());
    }
    return new Project(
        new ProjectId(Long.parseLong(item.key().pk().substring(2))),
        new OrganizationId(item.number("o")),
        item.number("w"),
        new UserId(item.number("cb")),
        item.requiredInstant("ca"),
        new Json.Obj(settings),
        item.number("v"));
  }

  static ProjectCard toCard(Item item) {
    return new ProjectCard(
        new ProjectId(Long.parseLong(item.key().sk().substring(2))),
        item.number("w"),
        new UserId(item.number("cb")),
        item.requiredInstant("ca"),
        item.text("t", ""),
        item.text("ds", ""),
        item.optionalText("pin"),
        item.flag("pub"),
        item.flag("dr"));
  }
}
