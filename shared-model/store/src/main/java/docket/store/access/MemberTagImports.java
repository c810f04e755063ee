package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.json.Json;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports of members' tags from tables, and how far each is (spec access.md §3.9). */
public final class MemberTagImports {
  private static final String PART = "c";
  private static final String ASSIGNED = "ac";

  private final Dynamo dynamo;

  public MemberTagImports(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * An import.
   *
   * @param parts into which its rows are cut
   * @param done parts that are written
   * @param assigned tags that members were given
   * @param skipped addresses that belong to no member
   */
  public record TagImport(
      long id,
      OrganizationId organization,
      int parts,
      int done,
      long tagsCreated,
      long assigned,
      List<String> skipped,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    public boolean isFinished() {
      return done >= parts;
    }
  }

  public void create(TagImport fresh) {
    var skipped = fresh.skipped().stream().map(email -> (Json) Json.string(email)).toList();
    var item =
        Item.at(key(fresh.organization(), fresh.id()))
            .set("o", fresh.organization().value())
            .set("id", fresh.id())
            .set("pn", fresh.parts())
            .set("tc", fresh.tagsCreated())
            .set(ASSIGNED, fresh.assigned())
            .set("us", JsonText.bytes(Json.array(skipped)))
            .set("ca", fresh.createdAt())
            .set("fa", fresh.finishedAt())
            .build();
    dynamo.store(Change.put(Tables.ACCESS, item).ifAbsent());
  }

  public Optional<TagImport> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, key(organization, id)))
        .map(MemberTagImports::toImport);
  }

  /** Notes that a part is written; a part that was noted before is not counted again. */
  public void written(OrganizationId organization, long id, int part, long assigned, Instant now) {
    var key = key(organization, id);
    dynamo.write(
        Change.update(Tables.ACCESS, key)
            .set(PART + part, true)
            .add(ASSIGNED, assigned)
            .ifAbsent(PART + part)
            .ifPresent());
    var stored = dynamo.get(Tables.ACCESS, key);
    if (stored != null && toImport(stored).isFinished()) {
      dynamo.write(Change.update(Tables.ACCESS, key).set("fa", now).ifAbsent("fa").ifPresent());
    }
  }

  private static Key key(OrganizationId organization, long id) {
    return new Key(AccessKeys.organization(organization), "GI#" + Key.padded(id));
  }

  private static TagImport toImport(Item item) {
    int done =
        (int) item.attributes().keySet().stream().filter(name -> name.matches("c[0-9]+")).count();
    return new TagImport(
        item.number("id"),
        new OrganizationId(item.number("o")),
        (int) item.number("pn"),
        done,
        item.number("tc"),
        item.number(ASSIGNED),
        texts(item.bytes("us")),
        item.requiredInstant("ca"),
        item.instant("fa"));
  }

  private static List<String> texts(byte @Nullable [] stored) {
    return stored != null && JsonText.stored(stored) instanceof Json.Arr(var items)
        ? items.stream().map(item -> ((Json.Str) item).value()).toList()
        : List.of();
  }
}
