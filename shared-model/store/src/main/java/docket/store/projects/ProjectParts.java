package docket.store.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import java.util.List;
import java.util.Optional;

/**
 * One kind of items that stand in their project's partition and are also found by their id alone: a
 * second item leads from the id to the project.
 */
public final class ProjectParts {
  private final Dynamo dynamo;
  private final String table;
  private final String partition;
  private final String prefix;
  private final String lookup;

  /**
   * @param partition before the project's id in the partition key
   * @param prefix before the id in the sort key
   * @param name of the kind, in the keys of the second items
   */
  public ProjectParts(Dynamo dynamo, String table, String partition, String prefix, String name) {
    this.dynamo = dynamo;
    this.table = table;
    this.partition = partition;
    this.prefix = prefix;
    this.lookup = "I#" + name + "#";
  }

  /** All of a project, by id. */
  public List<Item> of(OrganizationId organization, ProjectId project) {
    return dynamo.queryAll(Range.of(table, partition + project).startingWith(prefix)).stream()
        .filter(item -> item.number("o") == organization.value())
        .toList();
  }

  public Optional<Item> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(table, lookup(id)))
        .map(link -> dynamo.get(table, key(new ProjectId(link.number("p")), id)))
        .filter(item -> item.number("o") == organization.value());
  }

  /** Stores a new item with its second one; refused where the id is taken. */
  public Commit create(Item item) {
    var link = Item.at(lookup(id(item))).set("o", item.number("o")).set("p", project(item).value());
    return dynamo.transact(
        List.of(Change.put(table, item).ifAbsent(), Change.put(table, link.build()).ifAbsent()));
  }

  /** Refused when it was gone already. */
  public Commit delete(ProjectId project, long id) {
    return dynamo.transact(
        List.of(
            Change.delete(table, key(project, id)).ifPresent(), Change.delete(table, lookup(id))));
  }

  public Key key(ProjectId project, long id) {
    return new Key(partition + project, prefix + Key.padded(id));
  }

  /** The id in an item's key. */
  public long id(Item item) {
    return Long.parseLong(item.key().sk().substring(prefix.length()));
  }

  /** The project in an item's key. */
  public ProjectId project(Item item) {
    return new ProjectId(Long.parseLong(item.key().pk().substring(partition.length())));
  }

  private Key lookup(long id) {
    return new Key(lookup + id, "-");
  }
}
