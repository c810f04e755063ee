package docket.exchange.imports;

import docket.domain.projects.Project;
import docket.platform.jobs.Kinds;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.store.exchange.ImportJob;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;

/** What the queue's settings make of new tasks, and that an import's tasks end up with them. */
@Singleton
final class Terms {
  private final Projects projects;
  private final WorkQueue work;

  Terms(Projects projects, WorkQueue work) {
    this.projects = projects;
    this.work = work;
  }

  static String of(Project project) {
    return project.overlap() + " " + project.skipQueue();
  }

  /**
   * Settings that changed while tasks were written have gone to those only that were there before.
   */
  void settle(ImportJob job) {
    var project = projects.find(job.organization(), job.project()).orElse(null);
    if (project != null && !of(project).equals(job.terms())) {
      work.send(Kinds.REWRITE_OVERLAP, Message.about(project).build());
    }
  }
}
