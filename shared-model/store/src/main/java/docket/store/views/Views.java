package docket.store.views;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.blobs.Packed;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Views by project; a second item finds the project of a view by its id. */
public final class Views {
  private static final String PREFIX = "V#";

  private final Dynamo dynamo;

  public Views(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** By order, then id. */
  public List<View> of(OrganizationId organization, ProjectId project) {
    return dynamo.queryAll(Range.of(Tables.CORE, partition(project)).startingWith(PREFIX)).stream()
        .filter(item -> item.number("o") == organization.value())
        .map(Views::toView)
        .sorted(Comparator.comparingLong(View::order).thenComparingLong(View::id))
        .toList();
  }

  public Optional<View> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.CORE, lookup(id)))
        .map(link -> dynamo.get(Tables.CORE, key(new ProjectId(link.number("p")), id)))
        .filter(item -> item.number("o") == organization.value())
        .map(Views::toView);
  }

  public void create(View view) {
    var link =
        Item.at(lookup(view.id()))
            .set("o", view.organization().value())
            .set("p", view.project().value())
            .build();
    var changes =
        List.of(
            Change.put(Tables.CORE, toItem(view)).ifAbsent(),
            Change.put(Tables.CORE, link).ifAbsent());
    if (!(dynamo.transact(changes) instanceof Commit.Done)) {
      throw new IllegalStateException("view id %d was given twice".formatted(view.id()));
    }
  }

  /** Refused when another writer was faster. */
  public Commit replace(View before, View after) {
    return dynamo.write(Change.put(Tables.CORE, toItem(after)).ifEquals("v", before.version()));
  }

  /** Refused when it was gone already. */
  public Commit delete(View view) {
    return dynamo.transact(
        List.of(
            Change.delete(Tables.CORE, key(view.project(), view.id())).ifPresent(),
            Change.delete(Tables.CORE, lookup(view.id()))));
  }

  private static Item toItem(View view) {
    return Item.at(key(view.project(), view.id()))
        .set("o", view.organization().value())
        .set("u", view.user().value())
        .set("z", Packed.gzip(JsonText.bytes(view.data())))
        .set("n", view.order())
        .set("lk", view.locked() ? Boolean.TRUE : null)
        .set("v", view.version())
        .build();
  }

  private static View toView(Item item) {
    var packed = item.bytes("z");
    return new View(
        Long.parseLong(item.key().sk().substring(PREFIX.length())),
        new OrganizationId(item.number("o")),
        new ProjectId(Long.parseLong(item.key().pk().substring(2))),
        new UserId(item.number("u")),
        packed != null && JsonText.stored(Packed.gunzip(packed)) instanceof Json.Obj data
            ? data
            : Json.EMPTY_OBJECT,
        item.number("n"),
        item.flag("lk"),
        item.number("v"));
  }

  private static String partition(ProjectId project) {
    return "P#" + project;
  }

  private static Key key(ProjectId project, long id) {
    return new Key(partition(project), PREFIX + Key.padded(id));
  }

  private static Key lookup(long id) {
    return new Key("I#view#" + id, "-");
  }
}
