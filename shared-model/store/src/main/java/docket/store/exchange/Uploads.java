package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.blobs.Blobs;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.projects.ProjectParts;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Optional;

/** Uploaded files by project. */
public final class Uploads {
  private final Dynamo dynamo;
  private final Blobs blobs;
  private final ProjectParts parts;

  public Uploads(Dynamo dynamo, Blobs blobs) {
    this.dynamo = dynamo;
    this.blobs = blobs;
    this.parts = new ProjectParts(dynamo, Tables.JOBS, "L#", "upload#", "upload");
  }

  public List<Upload> of(OrganizationId organization, ProjectId project) {
    return parts.of(organization, project).stream().map(this::toUpload).toList();
  }

  public Optional<Upload> find(OrganizationId organization, long id) {
    return parts.find(organization, id).map(this::toUpload);
  }

  public void create(Upload upload) {
    var item =
        Item.at(parts.key(upload.project(), upload.id()))
            .set("o", upload.organization().value())
            .set("u", upload.user().value())
            .set("n", upload.name())
            .set("sz", upload.size())
            .set("ca", upload.createdAt())
            .build();
    if (!(parts.create(item) instanceof Commit.Done)) {
      throw new IllegalStateException("upload id %d was given twice".formatted(upload.id()));
    }
  }

  /** The upload with the size of its new bytes; empty when it was gone already. */
  public Optional<Upload> resized(Upload upload, long size) {
    var change =
        Change.update(Tables.JOBS, parts.key(upload.project(), upload.id()))
            .set("sz", size)
            .ifPresent();
    return dynamo.write(change) instanceof Commit.Done
        ? Optional.of(upload.withSize(size))
        : Optional.empty();
  }

  /**
   * False when it was gone already. The bytes go first: an entry without bytes can be deleted
   * again, bytes without one cannot.
   */
  public boolean delete(Upload upload) {
    blobs.delete(List.of(upload.key()));
    return parts.delete(upload.project(), upload.id()) instanceof Commit.Done;
  }

  private Upload toUpload(Item item) {
    return new Upload(
        parts.id(item),
        new OrganizationId(item.number("o")),
        parts.project(item),
        new UserId(item.number("u")),
        item.text("n"),
        item.number("sz"),
        item.requiredInstant("ca"));
  }
}
