package docket.exchange.exports;

import docket.domain.access.User;
import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.projects.Project;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.platform.wire.UserView;
import docket.store.access.Users;
import docket.store.blobs.Blobs;
import docket.store.exchange.Snapshot;
import docket.store.exchange.Snapshots;
import docket.store.exchange.State;
import docket.store.ids.Ids;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Exports: direct, and as snapshots (spec export.md §1, §2). */
@Controller("/api/projects/{id}")
final class ExportsController {
  private static final int LISTED = 100;
  private static final Duration LINK_LIFE = Duration.ofMinutes(15);
  private static final int MOST_DIRECT = 4_000_000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private final ProjectAccess access;
  private final ProjectTasks projectTasks;
  private final TakeSnapshot takeSnapshot;
  private final Snapshots snapshots;
  private final Users users;
  private final Configs configs;
  private final Blobs blobs;
  private final Ids ids;
  private final Clock clock;

  ExportsController(
      ProjectAccess access,
      ProjectTasks projectTasks,
      TakeSnapshot takeSnapshot,
      Snapshots snapshots,
      Users users,
      Configs configs,
      Blobs blobs,
      Ids ids,
      Clock clock) {
    this.access = access;
    this.projectTasks = projectTasks;
    this.takeSnapshot = takeSnapshot;
    this.snapshots = snapshots;
    this.users = users;
    this.configs = configs;
    this.blobs = blobs;
    this.ids = ids;
    this.clock = clock;
  }

  @Get("/export/formats")
  Reply formats(long id, Call call) {
    LabelConfig config = configs.of(access.manageable(call.caller(), id).project());
    var offered =
        ExportFormats.ALL.stream()
            .sorted(java.util.Comparator.comparing(format -> !format.fits(config)))
            .map(format -> offer(format, config))
            .toList();
    return Reply.ok(Json.array(offered));
  }

  private static Json offer(ExportFormat format, LabelConfig config) {
    var offer =
        Json.object()
            .put("name", format.name())
            .put("title", format.title())
            .put("description", format.description())
            .put("link", "")
            .put("tags", Json.EMPTY_ARRAY);
    return format.fits(config) ? offer.build() : offer.put("disabled", true).build();
  }

  @Get("/export")
  Reply direct(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var query = call.query();
    var asked = format(query.text("exportType", query.text("export_type", "JSON")));
    var format = query.flag("without_formulas", false) ? asked.withoutFormulas() : asked;
    var filter =
        new ExportFilter(
            new HashSet<>(query.numbers("ids")),
            !query.flag("download_all_tasks", false),
            Json.EMPTY_OBJECT,
            Json.EMPTY_OBJECT);
    var out = new Bounded();
    try {
      format.write(
          projectTasks.of(project, filter, ExportView.Shape.WHOLE), configs.of(project), out);
    } catch (Bounded.Full tooLarge) {
      throw Problem.badRequest(
              "The export is larger than this call may return. Create a snapshot: POST /api/projects/%d/exports/"
                  .formatted(id))
          .exception();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return file(format, out.toByteArray(), name(project, format));
  }

  private static ExportFormat format(String name) {
    return ExportFormats.of(name)
        .orElseThrow(() ->
            Problem.invalid("export_type", "\"%s\" is not a valid choice.".formatted(name))
                .exception());
  }

  private String name(Project project, ExportFormat format) {
    return "project-%s-at-%s.%s"
        .formatted(project.id(), STAMP.format(clock.instant()), format.extension());
  }

  private static Reply file(ExportFormat format, byte[] content, String name) {
    return Reply.file(format.mediaType(), content)
        .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .with("filename", name);
  }

  /** Holds an answer up to the size that a call may return. */
  private static final class Bounded extends ByteArrayOutputStream {
    static final class Full extends IOException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (size() + bytes.length > MOST_DIRECT) {
        throw new Full();
      }
      super.write(bytes);
    }
  }

  @Get("/exports")
  Reply list(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var found = snapshots.newest(project.organization(), project.id(), LISTED);
    return Reply.ok(Json.array(found.stream().map(snapshot -> view(snapshot, false)).toList()));
  }

  @Post("/exports")
  Reply create(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var title = fields.text("title");
    var options = SnapshotOptions.of(fields);
    fields.check();
    var now = clock.instant();
    var named =
        title == null || title.isBlank()
            ? project.title().replace(' ', '-') + "-at-" + STAMP.format(now)
            : title;
    var snapshot =
        new Snapshot(
            ids.next(Ids.Kind.EXPORT),
            project.organization(),
            project.id(),
            call.caller().user(),
            named,
            options,
            State.CREATED,
            0,
            null,
            Map.of(),
            now,
            null,
            1);
    return Reply.created(view(takeSnapshot.begin(project, snapshot), true));
  }

  @Get("/exports/{export}")
  Reply read(long id, long export, Call call) {
    return Reply.ok(view(find(id, export, call), false));
  }

  @Delete("/exports/{export}")
  Reply delete(long id, long export, Call call) {
    var snapshot = find(id, export, call);
    // bytes first: an entry without bytes can be deleted again, bytes without one cannot
    blobs.deleteAll("exports/%s/%d/".formatted(snapshot.project(), snapshot.id()));
    if (!snapshots.delete(snapshot)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  @Post("/exports/{export}/convert")
  Reply convert(long id, long export, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var snapshot = find(id, export, call);
    var fields = call.fields();
    var format = format(fields.requiredText("export_type"));
    fields.check();
    if (snapshot.state() != State.COMPLETED) {
      throw Problem.badRequest("The snapshot is not ready yet.").exception();
    }
    var converted =
        takeSnapshot
            .convert(project, snapshot, format)
            .orElseThrow(() ->
                Problem.invalid(
                        "non_field_errors",
                        "The snapshot has been converted to %s already.".formatted(format.name()))
                    .exception());
    return Reply.ok(
        Json.object()
            .put("export_type", format.name())
            .put("converted_format", converted.formats().getOrDefault(format.name(), 0L)));
  }

  @Get("/exports/{export}/download")
  Reply download(long id, long export, Call call) {
    var snapshot = find(id, export, call);
    var format = format(call.query().text("exportType", call.query().text("export_type", "JSON")));
    boolean ready =
        snapshot.state() == State.COMPLETED
            && (format.name().equals("JSON") || snapshot.formats().containsKey(format.name()));
    if (!ready) {
      throw Problem.notFound("%s format is not converted yet".formatted(format.name())).exception();
    }
    var name = fileName(snapshot, format);
    var size = blobs.size(snapshot.key(format.name()));
    if (size != null && size <= MOST_DIRECT) {
      return file(
          format,
          blobs.get(snapshot.key(format.name())).orElseThrow(() -> Problem.notFound().exception()),
          name);
    }
    var disposition = "attachment; filename=\"%s\"".formatted(name);
    var link =
        blobs.presignedGet(snapshot.key(format.name()), LINK_LIFE, format.mediaType(), disposition);
    return Reply.redirect(303, link.toString()).with("filename", name);
  }

  private static String fileName(Snapshot snapshot, ExportFormat format) {
    var md5 = snapshot.md5() == null ? "" : snapshot.md5().substring(0, 8);
    return "project-%s-at-%s-%s.%s"
        .formatted(snapshot.project(), STAMP.format(snapshot.createdAt()), md5, format.extension());
  }

  private Snapshot find(long id, long export, Call call) {
    var project = access.manageable(call.caller(), id).project();
    return snapshots
        .find(project.organization(), project.id(), export)
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private Json view(Snapshot snapshot, boolean withOptions) {
    User user = users.find(snapshot.user()).orElse(null);
    var view =
        Json.object()
            .put("id", snapshot.id())
            .put("title", snapshot.title())
            .put("created_by", UserView.simple(user, snapshot.user()))
            .put("created_at", Times.text(snapshot.createdAt()))
            .put("finished_at", Times.text(snapshot.finishedAt()))
            .put("status", snapshot.state().wireName())
            .put("md5", snapshot.md5() == null ? "" : snapshot.md5())
            .put("counters", Json.object().put("task_number", snapshot.tasks()).build())
            .put("converted_formats", converted(snapshot));
    if (withOptions) {
      view.putAll(snapshot.options());
    }
    return view.build();
  }

  private static List<Json> converted(Snapshot snapshot) {
    return snapshot.formats().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .<Json>map(format ->
            Json.object()
                .put("id", format.getValue())
                .put("export_type", format.getKey())
                .put("status", "completed")
                .put("traceback", null)
                .build())
        .toList();
  }
}
