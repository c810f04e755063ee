package docket.tasks;

import docket.domain.annotations.Prediction;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.projects.Projects;
import docket.store.tasks.Answers;
import docket.store.tasks.Directory.Block;
import docket.store.tasks.PredictionWriter;
import docket.store.tasks.PredictionWriter.Origin;
import docket.store.tasks.Tasks;
import docket.store.work.WorkSummaries;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes the predictions of one model version: in small projects before the answer, in large ones
 * in the background, block by block.
 */
@Singleton
final class DropModelVersion implements Worker {
  static final String KIND = "drop_model_version";

  private static final int BLOCKS_PER_STEP = 20;
  private static final String SETTING = "model_version";

  private final Tasks tasks;
  private final Answers answers;
  private final PredictionWriter writer;
  private final Projects projects;
  private final WorkSummaries summaries;
  private final WorkQueue work;
  private final Clock clock;

  DropModelVersion(
      Tasks tasks,
      Answers answers,
      PredictionWriter writer,
      Projects projects,
      WorkSummaries summaries,
      WorkQueue work,
      Clock clock) {
    this.tasks = tasks;
    this.answers = answers;
    this.writer = writer;
    this.projects = projects;
    this.summaries = summaries;
    this.work = work;
    this.clock = clock;
  }

  /**
   * How many predictions go: those that are gone when this returns, or all that the version has
   * where the background takes over. A project that used the version uses none afterwards.
   */
  long drop(Project project, UserId caller, String version) {
    unset(project, version);
    var blocks = tasks.blocks(project.id());
    if (blocks.size() <= BLOCKS_PER_STEP) {
      return drop(project, caller, version, blocks);
    }
    var summary = summaries.settled(project.organization(), project.id());
    work.send(KIND, message(project, caller, version, blocks.getFirst().number()));
    return summary.versions().getOrDefault(version, 0L);
  }

  private void unset(Project seen, String version) {
    projects.changeSettings(
        seen,
        settings ->
            version.equals(settings.text(SETTING))
                ? settings.with(SETTING, Json.of(""))
                : settings);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var project =
        projects.find(Message.organization(message), Message.project(message)).orElse(null);
    if (project == null) {
      return; // the project's own clearing takes its predictions along
    }
    var caller = Message.user(message);
    var version = Message.text(message, "version");
    long from = Message.number(message, "from");
    var blocks =
        tasks.blocks(project.id()).stream().filter(block -> block.number() >= from).toList();
    drop(project, caller, version, blocks.subList(0, Math.min(BLOCKS_PER_STEP, blocks.size())));
    if (blocks.size() > BLOCKS_PER_STEP) {
      work.send(KIND, message(project, caller, version, blocks.get(BLOCKS_PER_STEP).number()));
    }
  }

  private long drop(Project project, UserId caller, String version, List<Block> blocks) {
    long gone = 0;
    for (var block : blocks) {
      var unwanted = unwanted(project, version, block);
      gone += writer.delete(new Origin(project, caller, clock.instant()), unwanted);
    }
    return gone;
  }

  private Map<TaskId, List<Prediction>> unwanted(Project project, String version, Block block) {
    var unwanted = new LinkedHashMap<TaskId, List<Prediction>>();
    answers
        .ofBlock(project.organization(), block.number())
        .forEach((task, children) -> {
          var old =
              children.predictions().stream()
                  .filter(prediction -> prediction.modelVersion().equals(version))
                  .toList();
          if (!old.isEmpty()) {
            unwanted.put(task, old);
          }
        });
    return unwanted;
  }

  private static Json.Obj message(Project project, UserId caller, String version, long from) {
    return Message.about(project)
        .put("user", caller.value())
        .put("version", version)
        .put("from", from)
        .build();
  }
}
