package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.projects.Project;
import docket.exchange.imports.PieceFiles.Item;
import docket.exchange.imports.SourceReader.AtHand;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.platform.config.Configs;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.exchange.ImportJob;
import docket.store.exchange.ImportJob.Progress;
import docket.store.exchange.ImportJobs;
import docket.store.exchange.State;
import docket.store.projects.Projects;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.TaskWriter;
import docket.store.tasks.TaskWriter.Incoming;
import docket.store.tasks.TaskWriter.Origin;
import docket.store.tasks.TaskWriter.Overtaken;
import docket.store.tasks.TaskWriter.Piece;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tasks of an import's files in. First everything is read, checked and cut into pieces,
 * so that bad data store nothing; then the tasks are written piece by piece. A piece keeps the ids
 * it was given, so that after a crash it is written again without doubling anything.
 */
@Singleton
final class ImportTasks implements Worker {
  static final String KIND = "import";

  /** How long a worker writes before it hands on, well below what its message is hidden for. */
  private static final Duration STEP = Duration.ofSeconds(40);

  /** Tasks that a caller waits for. */
  static final int SMALL = 1_000;

  private static final String OVERTAKEN = "The files were imported anew once more.";

  private final SourceReader sources;
  private final PieceFiles pieces;
  private final ImportJobs jobs;
  private final Projects projects;
  private final Configs configs;
  private final Organizations organizations;
  private final Users users;
  private final Tasks tasks;
  private final TaskWriter writer;
  private final TaskRemoval removal;
  private final Terms terms;
  private final WorkQueue work;
  private final Clock clock;

  ImportTasks(
      SourceReader sources,
      PieceFiles pieces,
      ImportJobs jobs,
      Projects projects,
      Configs configs,
      Organizations organizations,
      Users users,
      Tasks tasks,
      TaskWriter writer,
      TaskRemoval removal,
      Terms terms,
      WorkQueue work,
      Clock clock) {
    this.sources = sources;
    this.pieces = pieces;
    this.jobs = jobs;
    this.projects = projects;
    this.configs = configs;
    this.organizations = organizations;
    this.users = users;
    this.tasks = tasks;
    this.writer = writer;
    this.removal = removal;
    this.terms = terms;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    unfinished(message).ifPresent(job -> goOn(job, message));
  }

  /** The import that a message is about, as long as it is not over. */
  private Optional<ImportJob> unfinished(Json.Obj message) {
    return jobs.find(Message.organization(message), Message.number(message, "import"))
        .filter(job -> !job.state().isOver());
  }

  private void goOn(ImportJob job, Json.Obj message) {
    var project = projects.find(job.organization(), job.project()).orElse(null);
    if (project == null) {
      finish(job, State.FAILED, "The project was deleted.");
      return;
    }
    try {
      var checked = checked(project, job);
      if (checked == null) {
        return; // another worker has it
      }
      if (checked.state() == State.IN_PROGRESS && !write(project, checked)) {
        work.send(KIND, message);
        return;
      }
    } catch (Overtaken another) {
      return; // its own message is still there: of two workers the one that got further goes on
    }
    pieces.clear(job);
  }

  private @Nullable ImportJob checked(Project project, ImportJob job) {
    try {
      return job.state() == State.CREATED ? check(project, job) : job;
    } catch (Unreadable unreadable) {
      return finish(job, State.FAILED, String.valueOf(unreadable.getMessage()));
    }
  }

  @Override
  public void giveUp(Json.Obj message) {
    unfinished(message)
        .ifPresent(job -> {
          finish(
              job,
              State.FAILED,
              "The import could not be finished. %,d tasks were imported before it stopped."
                  .formatted(job.progress().done()));
          pieces.clear(job);
        });
  }

  /** An import that a caller waits for, as it was read; nothing of it is stored yet. */
  record Small(Checking checking, List<Incoming> tasks) {
    /** What is wrong with it; null for nothing. */
    @Nullable String problem() {
      return checking.problem();
    }
  }

  /** Reads and checks an import; empty where it has more tasks than a caller waits for. */
  Optional<Small> small(Project project, ImportJob job, Map<Long, AtHand> atHand)
      throws Unreadable {
    var few = sources.few(job, SMALL, atHand).orElse(null);
    if (few == null) {
      return Optional.empty();
    }
    var checking = checking(project, job);
    var tasks = new ArrayList<Incoming>(few.size());
    for (var given : few) {
      var task = checking.add(given.item(), given.from());
      if (task != null) {
        tasks.add(task);
      }
    }
    return Optional.of(new Small(checking, tasks));
  }

  /** Does the whole of a small import, in which nothing was found wrong. */
  ImportJob now(Project project, Small small) {
    var begun = begun(project, small.checking());
    return complete(begun, write(project, begun, small.tasks()));
  }

  /** A reimport removes the earlier tasks first, so that this is repeated after a crash. */
  private ImportJob begun(Project project, Checking checking) {
    if (!checking.job().options().reimport()) {
      var begun = inProgress(project, checking, 1);
      create(begun);
      return begun;
    }
    create(checking.job());
    var begun = begin(project, checking, 1);
    if (begun == null) {
      throw new Overtaken("import " + checking.job().id());
    }
    return begun;
  }

  /**
   * Reads everything once, cutting it into pieces. The job goes on, or fails with everything that
   * is wrong; null when another worker was faster.
   */
  private @Nullable ImportJob check(Project project, ImportJob job) throws Unreadable {
    var checking = checking(project, job);
    var cutting = pieces.cut(job);
    sources.read(
        job,
        (item, from) -> {
          cutting.add(item, from == null ? null : from.id());
          checking.add(item, from);
          return checking.goesOn();
        });
    return begin(project, checking, cutting.end());
  }

  private Checking checking(Project project, ImportJob job) {
    var config = configs.of(project);
    return new Checking(job, config, reader(config, project, job));
  }

  private @Nullable ImportJob begin(Project project, Checking checking, int cut) {
    var job = checking.job();
    var problem = checking.problem();
    if (problem != null) {
      return finish(job, State.FAILED, problem);
    }
    if (job.options().reimport()) {
      removeEarlier(project, job);
    }
    var next = inProgress(project, checking, cut);
    return jobs.replace(job, next) ? next : null;
  }

  private ImportJob inProgress(Project project, Checking checking, int cut) {
    return checking
        .job()
        .under(Terms.of(project))
        .with(State.IN_PROGRESS, new Progress(0, 0, cut), checking.report(), null, clock.instant());
  }

  private IncomingTasks reader(LabelConfig config, Project project, ImportJob job) {
    var ids = organizations.members(project.organization()).stream().map(m -> m.user()).toList();
    return new IncomingTasks(
        config,
        job.user(),
        List.copyOf(users.findAll(ids).values()),
        new Preannotation(job.options().preannotatedFrom()));
  }

  /** Writes pieces for a while; true when the import is over. */
  private boolean write(Project project, ImportJob begun) {
    if (begun.progress().pieces() == 0) {
      finish(
          begun, State.FAILED, "An earlier version of the product began this import. Repeat it.");
      return true;
    }
    var end = clock.instant().plus(STEP);
    var job = Terms.of(project).equals(begun.terms()) ? begun : onOtherTerms(project, begun);
    while (job.progress().written() < job.progress().pieces()) {
      if (clock.instant().isAfter(end)) {
        return false;
      }
      var progress = write(project, job, incoming(project, job, items(job)));
      job =
          replaced(job, job.with(State.IN_PROGRESS, progress, job.report(), null, clock.instant()));
    }
    complete(job, job.progress());
    return true;
  }

  /**
   * The items of the next piece. A small import whose process died has cut none: its only piece is
   * all that it brings.
   */
  private List<Item> items(ImportJob job) {
    var cut = pieces.find(job, job.progress().written());
    if (cut.isPresent()) {
      return cut.get();
    }
    try {
      return sources
          .few(job, SMALL, Map.of())
          .map(ImportTasks::items)
          .orElseThrow(() ->
              new IllegalStateException("a piece of import %d is missing".formatted(job.id())));
    } catch (Unreadable changed) {
      throw new IllegalStateException("import %d was readable before".formatted(job.id()), changed);
    }
  }

  private static List<Item> items(List<SourceReader.Given> few) {
    return few.stream()
        .map(given -> new Item(given.item(), given.from() == null ? null : given.from().id()))
        .toList();
  }

  private List<Incoming> incoming(Project project, ImportJob job, List<Item> items) {
    var reader = reader(configs.of(project), project, job);
    var incoming = new ArrayList<Incoming>(items.size());
    for (var item : items) {
      var task = reader.read(item.json(), item.upload());
      if (task != null) {
        incoming.add(task);
      }
    }
    return incoming;
  }

  /** Writes one piece, under the ids that it was given if it was begun before. */
  private Progress write(Project project, ImportJob job, List<Incoming> incoming) {
    writer.write(
        new Origin(project, job.user(), job.updatedAt()),
        piece(project, job, incoming.size()),
        incoming);
    return job.progress().afterPiece(incoming.size());
  }

  /** The next piece as it was begun before, by whomever, or begun now. */
  private Piece piece(Project project, ImportJob job, int size) {
    int number = job.progress().written();
    var begun = jobs.piece(job, number).orElse(null);
    if (begun == null) {
      begun = jobs.begin(job, number, tasks.allocate(project.id(), size));
    }
    if (begun.slots().size() != size) {
      throw new IllegalStateException("the data of import %d have changed".formatted(job.id()));
    }
    return begun;
  }

  private ImportJob onOtherTerms(Project project, ImportJob job) {
    return replaced(
        job,
        job.under(Terms.of(project))
            .with(State.IN_PROGRESS, job.progress(), job.report(), null, clock.instant()));
  }

  private ImportJob complete(ImportJob job, Progress progress) {
    terms.settle(job);
    return finish(job, State.COMPLETED, progress, null);
  }

  private ImportJob finish(ImportJob job, State state, @Nullable String error) {
    return finish(job, state, job.progress(), error);
  }

  private ImportJob finish(ImportJob job, State state, Progress progress, @Nullable String error) {
    return replaced(job, job.with(state, progress, job.report(), error, clock.instant()));
  }

  private ImportJob replaced(ImportJob job, ImportJob next) {
    if (!jobs.replace(job, next)) {
      throw new Overtaken("import " + job.id());
    }
    return next;
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

  /** Stores a new job; from then on it will be finished, even if this process dies. */
  void create(ImportJob job) {
    work.sendInCase(KIND, message(job));
    if (job.options().reimport()) {
      jobs.reimport(job)
          .filter(earlier -> !earlier.state().isOver())
          .ifPresent(earlier -> finish(earlier, State.FAILED, OVERTAKEN));
      jobs.overtake(job);
    }
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
