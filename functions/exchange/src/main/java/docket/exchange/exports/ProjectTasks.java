package docket.exchange.exports;

import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.platform.config.Configs;
import docket.platform.wire.People;
import docket.platform.wire.TaskView;
import docket.store.access.Users;
import docket.store.exchange.Uploads;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a project's tasks block by block, so that memory does not grow with the project. */
@Singleton
final class ProjectTasks {
  private final Tasks tasks;
  private final Answers answers;
  private final Users users;
  private final Uploads uploads;
  private final Configs configs;
  private final Clock clock;

  ProjectTasks(
      Tasks tasks, Answers answers, Users users, Uploads uploads, Configs configs, Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
    this.uploads = uploads;
    this.configs = configs;
    this.clock = clock;
  }

  ExportTasks of(Project project, ExportFilter filter, ExportView.Shape shape) {
    return sink -> walk(project, filter, shape, sink);
  }

  private void walk(
      Project project, ExportFilter filter, ExportView.Shape shape, ExportTasks.Sink sink)
      throws IOException {
    var key = configs.undefinedKey(project);
    var files = new HashMap<Long, String>();
    var people = new HashMap<UserId, docket.domain.access.User>();
    for (var block : tasks.blocks(project.id())) {
      var children = answers.ofBlock(project.organization(), block.number());
      for (var task : tasks.inBlockWithBodies(project.organization(), block.number())) {
        var own = children.getOrDefault(task.task().id(), Children.NONE);
        var shown = filter.takes(task.task(), own) ? filter.shown(own) : null;
        if (shown != null) {
          load(people, own);
          var name = name(files, project, task.task().fileUpload());
          var around = new ExportView.Around(new People(people), key, name, clock.instant());
          sink.accept(ExportView.of(task, own, shown, shape, around));
        }
      }
    }
  }

  private void load(Map<UserId, docket.domain.access.User> people, Children children) {
    var missing = new HashSet<>(TaskView.named(children));
    missing.removeAll(people.keySet());
    if (!missing.isEmpty()) {
      people.putAll(users.findAll(java.util.List.copyOf(missing)));
    }
  }

  private @Nullable String name(Map<Long, String> files, Project project, @Nullable Long upload) {
    if (upload == null) {
      return null;
    }
    return files.computeIfAbsent(
        upload,
        id ->
            uploads
                .find(project.organization(), id)
                .map(docket.store.exchange.Upload::name)
                .orElse(""));
  }
}
