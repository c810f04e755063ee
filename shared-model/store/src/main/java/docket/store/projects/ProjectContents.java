package docket.store.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.store.blobs.Blobs;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import docket.store.tasks.Directory;
import docket.store.tasks.TaskKeys;
import java.util.List;

/** Everything that hangs on a project, for clearing it away after the project itself is gone. */
public final class ProjectContents {
  private final Dynamo dynamo;
  private final Directory directory;
  private final Blobs blobs;

  public ProjectContents(Dynamo dynamo, Directory directory, Blobs blobs) {
    this.dynamo = dynamo;
    this.directory = directory;
    this.blobs = blobs;
  }

  /** Clears up to {@code most} blocks of tasks, the rest at the end; true while there is more. */
  public boolean clear(OrganizationId organization, ProjectId project, int most) {
    var blocks = directory.blocks(project);
    for (var block : blocks.subList(0, Math.min(most, blocks.size()))) {
      clearPartition(organization, TaskKeys.block(block.number()));
      directory.forget(project, block.number());
    }
    if (blocks.size() > most) {
      return true;
    }
    for (var partition : List.of("P#" + project, "N#" + project)) {
      clearPartition(organization, partition);
    }
    for (var prefix : List.of("k/", "r/", "c/", "upload/", "exports/", "pieces/")) {
      blobs.deleteAll(prefix + project + "/");
    }
    return false;
  }

  private void clearPartition(OrganizationId organization, String partition) {
    dynamo.deleteAll(
        Tables.CORE,
        dynamo.queryAll(Range.of(Tables.CORE, partition)).stream()
            .filter(item -> !item.has("o") || item.number("o") == organization.value())
            .map(Item::key)
            .toList());
  }
}
