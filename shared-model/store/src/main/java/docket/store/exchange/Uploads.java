package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.blobs.Blobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Optional;

/** Uploaded files by project; a second item finds the project of an upload by its id. */
public final class Uploads {
  private static final String PREFIX = "upload#";

  private final Dynamo dynamo;
  private final Blobs blobs;

  public Uploads(Dynamo dynamo, Blobs blobs) {
    this.dynamo = dynamo;
    this.blobs = blobs;
  }

  public List<Upload> of(OrganizationId organization, ProjectId project) {
    return dynamo.queryAll(Range.of(Tables.JOBS, partition(project)).startingWith(PREFIX)).stream()
        .filter(item -> item.number("o") == organization.value())
        .map(Uploads::toUpload)
        .toList();
  }

  public Optional<Upload> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.JOBS, lookup(id)))
        .map(link -> dynamo.get(Tables.JOBS, key(new ProjectId(link.number("p")), id)))
        .filter(item -> item.number("o") == organization.value())
        .map(Uploads::toUpload);
  }

  public void create(Upload upload) {
    var item =
        Item.at(key(upload.project(), upload.id()))
            .set("o", upload.organization().value())
            .set("u", upload.user().value())
            .set("n", upload.name())
            .set("sz", upload.size())
            .set("ca", upload.createdAt())
            .build();
    var link =
        Item.at(lookup(upload.id()))
            .set("o", upload.organization().value())
            .set("p", upload.project().value())
            .build();
    var changes = List.of(Change.put(Tables.JOBS, item), Change.put(Tables.JOBS, link));
    if (!(dynamo.transact(changes) instanceof Commit.Done)) {
      throw new Overloaded("upload " + upload.id());
    }
  }

  /**
   * False when it was gone already. The bytes go first: an entry without bytes can be deleted
   * again, bytes without one cannot.
   */
  public boolean delete(Upload upload) {
    blobs.delete(List.of(upload.key()));
    var changes =
        List.of(
            Change.delete(Tables.JOBS, key(upload.project(), upload.id())).ifPresent(),
            Change.delete(Tables.JOBS, lookup(upload.id())));
    return dynamo.transact(changes) instanceof Commit.Done;
  }

  private static Upload toUpload(Item item) {
    return new Upload(
        Long.parseLong(item.key().sk().substring(PREFIX.length())),
        new OrganizationId(item.number("o")),
        new ProjectId(Long.parseLong(item.key().pk().substring(2))),
        new UserId(item.number("u")),
        item.text("n"),
        item.number("sz"),
        item.requiredInstant("ca"));
  }

  private static String partition(ProjectId project) {
    return "L#" + project;
  }

  private static Key key(ProjectId project, long id) {
    return new Key(partition(project), PREFIX + Key.padded(id));
  }

  private static Key lookup(long id) {
    return new Key("I#upload#" + id, "-");
  }
}
