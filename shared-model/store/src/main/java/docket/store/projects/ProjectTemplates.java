package docket.store.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Settings that an organization keeps to start projects from (spec projects-and-settings.md §8).
 */
public final class ProjectTemplates {
  private final Dynamo dynamo;
  private final JsonBlobs json;

  public ProjectTemplates(Dynamo dynamo, JsonBlobs json) {
    this.dynamo = dynamo;
    this.json = json;
  }

  /**
   * A template.
   *
   * @param content name, description, tags and the settings, as the wire has them
   */
  public record ProjectTemplate(
      long id,
      OrganizationId organization,
      UserId createdBy,
      Json.Obj content,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    public ProjectTemplate with(Json.Obj changed, Instant now) {
      return new ProjectTemplate(id, organization, createdBy, changed, createdAt, now, version + 1);
    }
  }

  /** All templates of an organization, by id. */
  public List<ProjectTemplate> all(OrganizationId organization) {
    return dynamo
        .queryAll(Range.of(Tables.CORE, partition(organization)).startingWith("PT#"))
        .stream()
        .map(this::toTemplate)
        .toList();
  }

  public Optional<ProjectTemplate> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.CORE, key(organization, id)))
        .map(this::toTemplate);
  }

  public void create(ProjectTemplate template) {
    dynamo.store(Change.put(Tables.CORE, item(template)).ifAbsent());
  }

  /** False when another writer was faster. */
  public boolean replace(ProjectTemplate before, ProjectTemplate after) {
    return dynamo.write(Change.put(Tables.CORE, item(after)).ifEquals("v", before.version()))
        instanceof Commit.Done;
  }

  /** False where it was gone already. */
  public boolean delete(ProjectTemplate template) {
    return dynamo.write(
            Change.delete(Tables.CORE, key(template.organization(), template.id())).ifPresent())
        instanceof Commit.Done;
  }

  private static String partition(OrganizationId organization) {
    return "O#" + organization;
  }

  private static Key key(OrganizationId organization, long id) {
    return new Key(partition(organization), "PT#" + Key.padded(id));
  }

  private Item item(ProjectTemplate template) {
    var item =
        Item.at(key(template.organization(), template.id()))
            .set("o", template.organization().value())
            .set("id", template.id())
            .set("cb", template.createdBy().value())
            .set("ca", template.createdAt())
            .set("ua", template.updatedAt())
            .set("v", template.version());
    json.write(item, "c/templates-" + template.organization() + "/", template.content());
    return item.build();
  }

  private ProjectTemplate toTemplate(Item item) {
    return new ProjectTemplate(
        item.number("id"),
        new OrganizationId(item.number("o")),
        new UserId(item.number("cb")),
        json.read(item) instanceof Json.Obj content ? content : Json.EMPTY_OBJECT,
        item.requiredInstant("ca"),
        item.requiredInstant("ua"),
        item.number("v"));
  }
}
