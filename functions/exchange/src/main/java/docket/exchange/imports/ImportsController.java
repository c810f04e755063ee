package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.exchange.imports.SourceReader.AtHand;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.exchange.uploads.FetchUpload;
import docket.exchange.uploads.FetchUpload.Fetched;
import docket.exchange.uploads.StoreUpload;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.outbound.Outbound.Outcome;
import docket.platform.wire.Times;
import docket.store.exchange.ImportJob;
import docket.store.exchange.ImportJob.Options;
import docket.store.exchange.ImportJob.Progress;
import docket.store.exchange.ImportJobs;
import docket.store.exchange.State;
import docket.store.exchange.Uploads;
import docket.store.ids.Ids;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports of tasks (spec import-and-storage.md §2, §3). */
@Controller("/api/projects/{id}")
final class ImportsController {
  private static final int MOST_FILES = 100;
  private static final String INPLACE = "inplace.json";

  private final ProjectAccess access;
  private final StoreUpload storeUpload;
  private final FetchUpload fetchUpload;
  private final Uploads uploads;
  private final ImportJobs jobs;
  private final ImportTasks importTasks;
  private final Preview preview;
  private final Ids ids;
  private final Clock clock;

  ImportsController(
      ProjectAccess access,
      StoreUpload storeUpload,
      FetchUpload fetchUpload,
      Uploads uploads,
      ImportJobs jobs,
      ImportTasks importTasks,
      Preview preview,
      Ids ids,
      Clock clock) {
    this.access = access;
    this.storeUpload = storeUpload;
    this.fetchUpload = fetchUpload;
    this.uploads = uploads;
    this.jobs = jobs;
    this.importTasks = importTasks;
    this.preview = preview;
    this.ids = ids;
    this.clock = clock;
  }

  @Post("/import")
  Reply importTasks(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var files = files(project, call);
    var query = call.query();
    var options =
        new Options(
            files.ids(),
            true,
            query.flag("return_task_ids", false),
            query.list("preannotated_from_fields"),
            false);
    if (!query.flag("commit_to_project", true)) {
      files.stored();
      return Reply.created(previewed(project, call.caller(), options));
    }
    return run(project, call.caller(), options, files);
  }

  @Post("/tasks/bulk")
  Reply importBulk(long id, Call call) {
    return importTasks(id, call);
  }

  @Post("/reimport")
  Reply reimport(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var files = fields.numbers("file_upload_ids");
    boolean asList = fields.flag("files_as_tasks_list", true);
    fields.check();
    if (files.isEmpty()) {
      return Reply.ok(nothing());
    }
    for (long file : files) {
      var found =
          uploads
              .find(call.caller().organization(), file)
              .filter(u -> u.project().equals(project.id()));
      if (found.isEmpty()) {
        throw Problem.invalid(
                "file_upload_ids", "There is no uploaded file %d in this project.".formatted(file))
            .exception();
      }
    }
    var options = new Options(files, asList, false, List.of(), true);
    return run(project, call.caller(), options, Files.of(files));
  }

  private static Json nothing() {
    return Json.object()
        .put("task_count", 0)
        .put("annotation_count", 0)
        .put("prediction_count", 0)
        .put("duration", 0)
        .put("file_upload_ids", Json.EMPTY_ARRAY)
        .put("found_formats", Json.EMPTY_OBJECT)
        .put("data_columns", Json.EMPTY_ARRAY)
        .build();
  }

  /**
   * Small imports are done when the answer comes, and bad data are a 400; the rest goes on in the
   * background.
   */
  private Reply run(Project project, Caller caller, Options options, Files files) {
    var job = created(project, caller, options);
    var name = options.reimport() ? "reimport" : "import";
    var small = small(project, job, files);
    files.stored();
    if (small == null) {
      importTasks.create(job);
      importTasks.start(job);
      return Reply.created(Json.object().put(name, job.id()));
    }
    var done = importTasks.now(project, small);
    return Reply.created(Json.object().put(name, done.id()).putAll(told(done)));
  }

  /** The import as it was read and found right; null for one that is too large to wait for. */
  private ImportTasks.@Nullable Small small(Project project, ImportJob job, Files files) {
    boolean wanted = false;
    try {
      var small = importTasks.small(project, job, files.atHand()).orElse(null);
      var problem = small == null ? null : small.problem();
      if (problem != null) {
        throw Problem.invalid("non_field_errors", problem.split("\n", -1)).exception();
      }
      wanted = true;
      return small;
    } catch (Unreadable unreadable) {
      throw Problem.invalid("non_field_errors", String.valueOf(unreadable.getMessage()))
          .exception();
    } finally {
      if (!wanted) {
        files.discard();
      }
    }
  }

  private ImportJob created(Project project, Caller caller, Options options) {
    var now = clock.instant();
    return new ImportJob(
        ids.next(Ids.Kind.IMPORT),
        project.organization(),
        project.id(),
        caller.user(),
        State.CREATED,
        options,
        Progress.NONE,
        Json.EMPTY_OBJECT,
        null,
        now,
        now,
        null,
        1,
        null);
  }

  private Json.Obj told(ImportJob job) {
    var told = job.report().with("duration", Json.of(seconds(job)));
    return job.options().returnsIds()
        ? told.with(
            "task_ids", Json.of(jobs.tasks(job).stream().map(t -> Json.number(t.value())).toList()))
        : told;
  }

  private double seconds(ImportJob job) {
    var end = job.finishedAt() == null ? clock.instant() : job.finishedAt();
    return Duration.between(job.createdAt(), end).toMillis() / 1000.0;
  }

  /** What the files hold, without a task stored. */
  private Json previewed(Project project, Caller caller, Options options) {
    var job = created(project, caller, options);
    try {
      return preview
          .of(project, job)
          .with("annotation_count", Json.NULL)
          .with("prediction_count", Json.NULL)
          .with("duration", Json.number(0));
    } catch (Unreadable unreadable) {
      throw Problem.invalid("non_field_errors", String.valueOf(unreadable.getMessage()))
          .exception();
    }
  }

  /**
   * The uploads of an import.
   *
   * @param coming the body itself, whose bytes are still on their way; null for uploads that are
   *     all there
   */
  private record Files(
      List<Long> ids, Map<Long, AtHand> atHand, StoreUpload.@Nullable Pending coming) {
    static Files of(List<Long> ids) {
      return new Files(ids, Map.of(), null);
    }

    static Files of(StoreUpload.Pending coming, byte[] content) {
      var upload = coming.upload();
      return new Files(
          List.of(upload.id()), Map.of(upload.id(), new AtHand(upload, content)), coming);
    }

    void stored() {
      if (coming != null) {
        coming.stored();
      }
    }

    void discard() {
      if (coming != null) {
        coming.discard();
      }
    }
  }

  /** The uploads that a body brings: its files, or the body itself as one. */
  private Files files(Project project, Call call) {
    var parts = call.body().uploads();
    if (parts.size() > MOST_FILES) {
      throw Problem.badRequest("At most %d files in one request.".formatted(MOST_FILES))
          .exception();
    }
    if (!parts.isEmpty()) {
      parts.forEach(part -> mustBeKnown(part.name()));
      var stored = new ArrayList<Long>();
      parts.forEach(part ->
          stored.add(storeUpload.store(project, call.caller(), part.name(), part.content()).id()));
      return Files.of(stored);
    }
    if (call.body().isForm()) {
      return Files.of(List.of(form(project, call)));
    }
    var body = body(call);
    return Files.of(storeUpload.begin(project, call.caller(), INPLACE, body), body);
  }

  private static void mustBeKnown(String name) {
    if (TaskFiles.of(name).isEmpty()) {
      throw Problem.invalid("non_field_errors", TaskFiles.refusal(name)).exception();
    }
  }

  private static byte[] body(Call call) {
    if (call.body().isMultipart() || call.body().bytes().length == 0) {
      throw Problem.invalid("non_field_errors", "load_tasks: No data found in DATA or in FILES")
          .exception();
    }
    var json = call.body().json();
    if (!(json instanceof Json.Arr) && !(json instanceof Json.Obj)) {
      throw Problem.invalid("non_field_errors", "load_tasks: Data root must be list").exception();
    }
    return call.body().bytes();
  }

  /** A form's {@code url} may hold the tasks themselves. */
  private long form(Project project, Call call) {
    var url = call.body().form().text("url");
    if (url == null) {
      throw Problem.invalid("non_field_errors", "\"url\" is not found in request data").exception();
    }
    var text = url.strip().replace('\'', '"');
    if (text.startsWith("[") || text.startsWith("{")) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      return storeUpload.store(project, call.caller(), INPLACE, body).id();
    }
    return switch (fetchUpload.fetch(
        project, call.caller(), url, name -> TaskFiles.of(name).isPresent())) {
      case Fetched.Stored(var upload) -> upload.id();
      case Fetched.UnknownKind(var name) ->
          throw Problem.invalid("non_field_errors", TaskFiles.refusal(name)).exception();
      case Fetched.Failed(var reason) -> throw refusal(reason).exception();
    };
  }

  /** Nothing of what the other side said is told on: it may be a stranger's machine. */
  private static Problem refusal(Outcome reason) {
    return switch (reason) {
      case Outcome.Unusable _ ->
          Problem.invalid("url", "Only http and https addresses without a password are read.");
      case Outcome.Forbidden _ ->
          Problem.forbidden("This address leads into a network that is not read from here.");
      case Outcome.TooLarge _ ->
          Problem.invalid(
              "url",
              "Maximum total size of all files is %d bytes".formatted(StoreUpload.MOST_BYTES));
      case Outcome.Answered(var status) ->
          Problem.invalid("url", "The address answered with status %d.".formatted(status));
      case Outcome.Unreachable _, Outcome.Stored _ ->
          Problem.invalid("url", "The address could not be read in time.");
    };
  }

  @Get("/imports/{job}")
  Reply read(long id, long job, Call call) {
    return state(id, job, call);
  }

  @Get("/reimports/{job}")
  Reply readReimport(long id, long job, Call call) {
    return state(id, job, call);
  }

  private Reply state(long id, long number, Call call) {
    access.manageable(call.caller(), id);
    var job =
        jobs.find(call.caller().organization(), number)
            .filter(found -> found.project().value() == id)
            .orElseThrow(() -> Problem.notFound().exception());
    return Reply.ok(view(job));
  }

  private Json view(ImportJob job) {
    boolean done = job.state() == State.COMPLETED;
    var view =
        Json.object()
            .put("id", job.id())
            .put("project", job.project().value())
            .put("status", job.state().wireName())
            .put("created_at", Times.text(job.createdAt()))
            .put("updated_at", Times.text(job.updatedAt()))
            .put("finished_at", Times.text(job.finishedAt()))
            .put("error", job.error())
            .put("url", null)
            .put(
                "preannotated_from_fields",
                job.options().preannotatedFrom().isEmpty()
                    ? null
                    : job.options().preannotatedFrom())
            .put("commit_to_project", true)
            .put("return_task_ids", job.options().returnsIds())
            .put("files_as_tasks_list", job.options().asList())
            .put("tasks", null)
            .put("task_count", 0)
            .put("annotation_count", 0)
            .put("prediction_count", 0)
            .put("predictions_count", 0)
            .put("file_upload_ids", job.options().uploads())
            .put("found_formats", Json.EMPTY_OBJECT)
            .put("data_columns", Json.EMPTY_ARRAY)
            .put("could_be_tasks_list", false)
            .putAll(job.report())
            .put("imported_task_count", job.progress().done())
            .put("duration", Math.round(seconds(job)));
    boolean tells = done && job.options().returnsIds();
    view.put(
        "task_ids",
        tells ? jobs.tasks(job).stream().map(t -> Json.number(t.value())).toList() : null);
    return view.build();
  }
}
