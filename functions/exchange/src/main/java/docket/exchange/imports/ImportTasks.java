package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.projects.Project;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.platform.config.Configs;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.exchange.ImportJob;
import docket.store.exchange.ImportJob.State;
import docket.store.exchange.ImportJobs;
import docket.store.exchange.Upload;
import docket.store.projects.Projects;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.TaskWriter;
import docket.store.tasks.TaskWriter.Incoming;
import docket.store.tasks.TaskWriter.Origin;
import docket.store.tasks.TaskWriter.Piece;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tasks of an import's files in. First everything is read and checked, so that bad data
 * store nothing; then the tasks are written piece by piece. A piece keeps the ids it was given, so
 * that after a crash it is written again without doubling anything.
 */
@Singleton
final class ImportTasks implements Worker {
  static final String KIND = "import";

  /** Tasks of one piece. */
  static final int PIECE = 500;

  private static final int PIECES_PER_STEP = 20;
  private static final long MOST_TASKS = 1_000_000;

  private final SourceReader sources;
  private final ImportJobs jobs;
  private final Projects projects;
  private final Configs configs;
  private final Organizations organizations;
  private final Users users;
  private final Tasks tasks;
  private final TaskWriter writer;
  private final TaskRemoval removal;
  private final WorkQueue work;
  private final Clock clock;

  ImportTasks(
      SourceReader sources,
      ImportJobs jobs,
      Projects projects,
      Configs configs,
      Organizations organizations,
      Users users,
      Tasks tasks,
      TaskWriter writer,
      TaskRemoval removal,
      WorkQueue work,
      Clock clock) {
    this.sources = sources;
    this.jobs = jobs;
    this.projects = projects;
    this.configs = configs;
    this.organizations = organizations;
    this.users = users;
    this.tasks = tasks;
    this.writer = writer;
    this.removal = removal;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var organization = new docket.domain.id.OrganizationId(number(message, "organization"));
    var job = jobs.find(organization, number(message, "import")).orElse(null);
    if (job == null || job.state().isOver()) {
      return;
    }
    var project = projects.find(organization, job.project()).orElse(null);
    if (project == null) {
      finish(job, State.FAILED, "The project was deleted.");
      return;
    }
    try {
      var checked = job.state() == State.CREATED ? check(project, job) : job;
      if (checked != null && checked.state() == State.IN_PROGRESS && !write(project, checked)) {
        work.send(KIND, message);
      }
    } catch (Unreadable unreadable) {
      finish(job, State.FAILED, String.valueOf(unreadable.getMessage()));
    }
  }

  @Override
  public void giveUp(Json.Obj message) {
    var organization = new docket.domain.id.OrganizationId(number(message, "organization"));
    var job = jobs.find(organization, number(message, "import")).orElse(null);
    if (job != null && !job.state().isOver()) {
      finish(
          job,
          State.FAILED,
          "The import could not be finished. %,d tasks were imported before it stopped."
              .formatted(job.done()));
    }
  }

  /** Does the whole import before it returns; for small ones, whose caller waits. */
  ImportJob now(Project project, ImportJob created) throws Unreadable {
    var checked = check(project, created);
    if (checked == null) {
      throw new IllegalStateException(
          "import %d was taken by another worker".formatted(created.id()));
    }
    if (checked.state() == State.FAILED) {
      return checked;
    }
    while (!write(project, jobs.find(project.organization(), created.id()).orElseThrow())) {
      // each round writes the next pieces
    }
    return jobs.find(project.organization(), created.id()).orElseThrow();
  }

  /**
   * Reads everything once. The job goes on, or fails with everything that is wrong; null when
   * another worker was faster.
   */
  private @Nullable ImportJob check(Project project, ImportJob job) throws Unreadable {
    var config = configs.of(project);
    var reader = reader(config, project, job);
    var seen = new Seen();
    sources.read(
        job,
        (item, from) -> {
          reader.read(item, from == null ? null : from.id());
          seen.note(item, from, config);
          return !reader.isFull() && reader.count() <= MOST_TASKS;
        });
    var problem = problem(reader, seen);
    if (problem != null) {
      return finish(job, State.FAILED, problem);
    }
    if (job.options().reimport()) {
      removeEarlier(project, job);
    }
    var report = seen.report(reader, job);
    var next = job.with(State.IN_PROGRESS, 0, report, null, clock.instant());
    return jobs.replace(job, next) ? next : null;
  }

  private static @Nullable String problem(IncomingTasks reader, Seen seen) {
    if (!reader.errors().isEmpty()) {
      return String.join("\n", reader.errors());
    }
    if (reader.count() == 0) {
      return "load_tasks: No tasks added";
    }
    if (reader.count() > MOST_TASKS) {
      return "Maximum task number is %d, current task number is %d"
          .formatted(MOST_TASKS, reader.count());
    }
    return seen.hasNothingInCommon() ? "The files have no data column in common." : null;
  }

  private IncomingTasks reader(LabelConfig config, Project project, ImportJob job) {
    var ids = organizations.members(project.organization()).stream().map(m -> m.user()).toList();
    return new IncomingTasks(
        config,
        job.user(),
        List.copyOf(users.findAll(ids).values()),
        new Preannotation(job.options().preannotatedFrom()));
  }

  /** Writes the next pieces; true when the import is over. */
  private boolean write(Project project, ImportJob job) throws Unreadable {
    var reader = reader(configs.of(project), project, job);
    var pieces = new Pieces(project, job);
    sources.read(
        job,
        (item, from) -> {
          boolean later = reader.count() >= job.done();
          var incoming = reader.read(item, from == null ? null : from.id());
          return !later || incoming == null || pieces.add(incoming);
        });
    return pieces.end();
  }

  /** Gathers tasks into pieces and writes each when it is full. */
  private final class Pieces {
    private final Origin origin;
    private ImportJob job;
    private final List<Incoming> piece = new ArrayList<>();
    private int written;

    Pieces(Project project, ImportJob job) {
      this.origin = new Origin(project, job.user(), job.updatedAt());
      this.job = job;
    }

    /** False when this step has done enough. */
    boolean add(Incoming incoming) {
      piece.add(incoming);
      if (piece.size() == PIECE) {
        flush();
      }
      return written < PIECES_PER_STEP;
    }

    private void flush() {
      if (piece.isEmpty()) {
        return;
      }
      writer.write(origin, piece(job.done() / PIECE), piece);
      var next =
          job.with(
              State.IN_PROGRESS, job.done() + piece.size(), job.report(), null, clock.instant());
      if (!jobs.replace(job, next)) {
        throw new IllegalStateException("another worker took over import " + job.id());
      }
      job = next;
      piece.clear();
      written++;
    }

    /** The piece as it was begun before, by whomever, or begun now. */
    private Piece piece(long number) {
      var begun = jobs.piece(job, number).orElse(null);
      if (begun == null) {
        begun = jobs.begin(job, number, tasks.allocate(origin.project().id(), piece.size()));
      }
      if (begun.slots().size() != piece.size()) {
        throw new IllegalStateException("the data of import %d have changed".formatted(job.id()));
      }
      return begun;
    }

    boolean end() {
      if (written >= PIECES_PER_STEP) {
        return false;
      }
      flush();
      var over = job.with(State.COMPLETED, job.done(), job.report(), null, clock.instant());
      return jobs.replace(job, over);
    }
  }

  private ImportJob finish(ImportJob job, State state, String error) {
    var over = job.with(state, job.done(), job.report(), error, clock.instant());
    if (!jobs.replace(job, over)) {
      throw new IllegalStateException("another worker took over import " + job.id());
    }
    return over;
  }

  /** A reimport replaces what its files brought before. */
  private void removeEarlier(Project project, ImportJob job) {
    var files = new HashSet<>(job.options().uploads());
    for (var block : tasks.blocks(project.id())) {
      var old =
          tasks.inBlock(project.organization(), block.number()).stream()
              .filter(task -> task.fileUpload() != null && files.contains(task.fileUpload()))
              .toList();
      removal.remove(project, job.user(), old);
    }
  }

  /** What an import's answer tells about its data. */
  private static final class Seen {
    private final TreeMap<String, Long> formats = new TreeMap<>();
    private final TreeMap<Long, TreeSet<String>> columnsPerFile = new TreeMap<>();
    private boolean couldBeList;

    void note(Json item, @Nullable Upload from, LabelConfig config) {
      long file = from == null ? 0 : from.id();
      if (!columnsPerFile.containsKey(file)) {
        var data =
            item instanceof Json.Obj object && object.get("data") instanceof Json.Obj inner
                ? inner
                : item;
        columnsPerFile.put(
            file,
            data instanceof Json.Obj object
                ? new TreeSet<>(object.fields().keySet())
                : new TreeSet<>());
        var extension = from == null ? ".json" : from.extension();
        formats.merge(extension, 1L, Long::sum);
        couldBeList |= TaskFiles.of(extension).map(TaskFile::isTable).orElse(false);
      }
    }

    boolean hasNothingInCommon() {
      return columnsPerFile.size() > 1 && common().isEmpty();
    }

    private TreeSet<String> common() {
      TreeSet<String> common = null;
      for (var columns : columnsPerFile.values()) {
        if (common == null) {
          common = new TreeSet<>(columns);
        } else {
          common.retainAll(columns);
        }
      }
      return common == null ? new TreeSet<>() : common;
    }

    Json.Obj report(IncomingTasks reader, ImportJob job) {
      return Json.object()
          .put("task_count", reader.count())
          .put("annotation_count", reader.annotations())
          .put("prediction_count", reader.predictions())
          .put("predictions_count", reader.predictions())
          .put("file_upload_ids", job.options().uploads())
          .put("could_be_tasks_list", couldBeList)
          .put("found_formats", formats)
          .put("data_columns", common())
          .build();
    }
  }

  private static long number(Json.Obj message, String key) {
    return message.get(key) instanceof Json.Int(var value) ? value : 0;
  }

  /** Stores a new job; from then on it will be finished, even if this process dies. */
  void create(ImportJob job) {
    work.sendInCase(KIND, message(job));
    jobs.create(job);
  }

  /** Asks for the work of a job. */
  void start(ImportJob job) {
    work.send(KIND, message(job));
  }

  private static Json.Obj message(ImportJob job) {
    return Json.object()
        .put("organization", job.organization().value())
        .put("import", job.id())
        .build();
  }
}
