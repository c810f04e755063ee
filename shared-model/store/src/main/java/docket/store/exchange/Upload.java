package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import java.time.Instant;

/**
 * A file that somebody uploaded into a project.
 *
 * @param name stored name, {@code <8 hex>-<name as uploaded>}
 * @param size bytes; what was announced until the file is there
 */
public record Upload(
    long id,
    OrganizationId organization,
    ProjectId project,
    UserId user,
    String name,
    long size,
    Instant createdAt) {
  /** Where the bytes are in the product's bucket, and the file's name on the wire. */
  public String key() {
    return "upload/%s/%s".formatted(project, name);
  }

  /** The address that task data name it by. */
  public String address() {
    return "/data/" + key();
  }

  /** The name as its sender knows it. */
  public String givenName() {
    return name.replaceFirst("^[0-9a-f]{8}-", "");
  }

  Upload withSize(long bytes) {
    return new Upload(id, organization, project, user, name, bytes, createdAt);
  }

  /** Lower-case extension with its dot, or empty. */
  public String extension() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(java.util.Locale.ROOT);
  }
}
