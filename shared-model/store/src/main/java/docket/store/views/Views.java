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
import docket.store.json.JsonText;
import docket.store.projects.ProjectParts;
import docket.store.tables.Tables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Views by project. */
public final class Views {
  private final Dynamo dynamo;
  private final ProjectParts parts;

  public Views(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.parts = new ProjectParts(dynamo, Tables.CORE, "P#", "V#", "view");
  }

  /** By order, then id. */
  public List<View> of(OrganizationId organization, ProjectId project) {
    return parts.of(organization, project).stream()
        .map(this::toView)
        .sorted(Comparator.comparingLong(View::order).thenComparingLong(View::id))
        .toList();
  }

  public Optional<View> find(OrganizationId organization, long id) {
    return parts.find(organization, id).map(this::toView);
  }

  public void create(View view) {
    if (!(parts.create(toItem(view)) instanceof Commit.Done)) {
      throw new IllegalStateException("view id %d was given twice".formatted(view.id()));
    }
  }

  /** Refused when another writer was faster. */
  public Commit replace(View before, View after) {
    return dynamo.write(Change.put(Tables.CORE, toItem(after)).ifEquals("v", before.version()));
  }

  /** Refused when it was gone already. */
  public Commit delete(View view) {
    return parts.delete(view.project(), view.id());
  }

  private Item toItem(View view) {
    return Item.at(parts.key(view.project(), view.id()))
        .set("o", view.organization().value())
        .set("u", view.user().value())
        .set("z", Packed.gzip(JsonText.bytes(view.data())))
        .set("n", view.order())
        .set("lk", view.locked() ? Boolean.TRUE : null)
        .set("v", view.version())
        .build();
  }

  private View toView(Item item) {
    var packed = item.bytes("z");
    return new View(
        parts.id(item),
        new OrganizationId(item.number("o")),
        parts.project(item),
        new UserId(item.number("u")),
        packed != null && JsonText.stored(Packed.gunzip(packed)) instanceof Json.Obj data
            ? data
            : Json.EMPTY_OBJECT,
        item.number("n"),
        item.flag("lk"),
        item.number("v"));
  }
}
