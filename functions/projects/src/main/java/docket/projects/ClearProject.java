package docket.projects;

import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.projects.ProjectContents;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Clears away what a deleted project leaves behind, block by block. The message is sent before the
 * delete, so that none is lost.
 */
@Singleton
final class ClearProject implements Worker {
  static final String KIND = "clear_project";

  /**
   * The message goes out before the delete, so that a crash in between loses none, and arrives
   * after it: a worker that still finds the project takes the delete as refused.
   */
  static final Duration AFTER_DELETE = Duration.ofSeconds(5);

  private static final int BLOCKS_PER_STEP = 50;

  private final Projects projects;
  private final ProjectContents contents;
  private final WorkQueue work;

  ClearProject(Projects projects, ProjectContents contents, WorkQueue work) {
    this.projects = projects;
    this.contents = contents;
    this.work = work;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var organization = Message.organization(message);
    var project = Message.project(message);
    if (projects.find(organization, project).isPresent()) {
      return; // the delete was refused or never came: the project lives
    }
    if (contents.clear(organization, project, BLOCKS_PER_STEP)) {
      work.send(KIND, message);
    }
  }
}
