package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Export snapshots of projects. */
public final class Snapshots {
  private static final String PREFIX = "export#";

  private final Dynamo dynamo;

  public Snapshots(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** The newest ones, newest first. */
  public List<Snapshot> newest(OrganizationId organization, ProjectId project, int most) {
    var range =
        Range.of(Tables.JOBS, partition(project)).startingWith(PREFIX).backwards().limit(most);
    return dynamo.query(range).items().stream()
        .filter(item -> item.number("o") == organization.value())
        .map(Snapshots::toSnapshot)
        .toList();
  }

  public Optional<Snapshot> find(OrganizationId organization, ProjectId project, long id) {
    return Optional.ofNullable(dynamo.get(Tables.JOBS, key(project, id)))
        .filter(item -> item.number("o") == organization.value())
        .map(Snapshots::toSnapshot);
  }

  public void create(Snapshot snapshot) {
    dynamo.store(Change.put(Tables.JOBS, toItem(snapshot)));
  }

  /** False when another writer was faster. */
  public boolean replace(Snapshot before, Snapshot after) {
    return dynamo.write(Change.put(Tables.JOBS, toItem(after)).ifEquals("v", before.version()))
        instanceof Commit.Done;
  }

  /** False when it was gone already. */
  public boolean delete(Snapshot snapshot) {
    return dynamo.write(
            Change.delete(Tables.JOBS, key(snapshot.project(), snapshot.id())).ifPresent())
        instanceof Commit.Done;
  }

  private static Item toItem(Snapshot snapshot) {
    return Item.at(key(snapshot.project(), snapshot.id()))
        .set("o", snapshot.organization().value())
        .set("u", snapshot.user().value())
        .set("t", snapshot.title())
        .set("op", JsonText.bytes(snapshot.options()))
        .set("st", snapshot.state().name())
        .set("n", snapshot.tasks())
        .set("md", snapshot.md5())
        .set("f", JsonText.bytes(Json.of(snapshot.formats())))
        .set("ca", snapshot.createdAt())
        .set("fa", snapshot.finishedAt())
        .set("v", snapshot.version())
        .build();
  }

  private static Snapshot toSnapshot(Item item) {
    return new Snapshot(
        Long.parseLong(item.key().sk().substring(PREFIX.length())),
        new OrganizationId(item.number("o")),
        new ProjectId(Long.parseLong(item.key().pk().substring(2))),
        new UserId(item.number("u")),
        item.text("t", ""),
        json(item, "op"),
        State.valueOf(item.text("st")),
        item.number("n"),
        item.optionalText("md"),
        formats(json(item, "f")),
        item.requiredInstant("ca"),
        item.instant("fa"),
        item.number("v"));
  }

  private static Map<String, Long> formats(Json.Obj stored) {
    var formats = new LinkedHashMap<String, Long>();
    stored
        .fields()
        .forEach((name, id) -> formats.put(name, id instanceof Json.Int(var value) ? value : 0L));
    return formats;
  }

  private static Json.Obj json(Item item, String name) {
    var bytes = item.bytes(name);
    return bytes != null && JsonText.stored(bytes) instanceof Json.Obj object
        ? object
        : Json.EMPTY_OBJECT;
  }

  private static String partition(ProjectId project) {
    return "L#" + project;
  }

  private static Key key(ProjectId project, long id) {
    return new Key(partition(project), PREFIX + Key.padded(id));
  }
}
