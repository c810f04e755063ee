package docket.exchange.uploads;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.blobs.Blobs;
import docket.store.exchange.Upload;
import docket.store.exchange.Uploads;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.util.List;

/** Uploaded files (spec import-and-storage.md §2.4, §5). */
@Controller
final class UploadsController {
  private static final Duration UPLOAD_LIFE = Duration.ofHours(1);

  private final ProjectAccess access;
  private final Uploads uploads;
  private final StoreUpload storeUpload;
  private final UploadLinks links;
  private final Blobs blobs;

  UploadsController(
      ProjectAccess access,
      Uploads uploads,
      StoreUpload storeUpload,
      UploadLinks links,
      Blobs blobs) {
    this.access = access;
    this.uploads = uploads;
    this.storeUpload = storeUpload;
    this.links = links;
    this.blobs = blobs;
  }

  /** The handshake: announces a file, and answers where to send it. */
  @Post("/api/projects/{id}/file-uploads")
  Reply announce(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var name = fields.requiredText("file");
    long size = fields.requiredNumber("size");
    if (size < 0 || size >= StoreUpload.MOST_BYTES) {
      fields.error(
          "size",
          "Maximum total size of all files is %d bytes, current size is %d bytes"
              .formatted(StoreUpload.MOST_BYTES, size));
    }
    fields.check();
    var upload = storeUpload.announce(project, call.caller(), name, size);
    var type = MediaTypes.of(upload.name());
    return Reply.created(
        Json.object()
            .put("id", upload.id())
            .put("file", upload.key())
            .put("size", size)
            .put(
                "upload",
                Json.object()
                    .put("method", "PUT")
                    .put(
                        "url", blobs.presignedPut(upload.key(), UPLOAD_LIFE, type, size).toString())
                    .put("headers", Json.object().put("Content-Type", type).build())
                    .build()));
  }

  @Get("/api/projects/{id}/file-uploads")
  Reply list(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var wanted = call.query().text("ids", "").replaceAll("[\\[\\]\\s]", "");
    boolean all = call.query().flag("all", false) || project.isDraft();
    var found =
        uploads.of(call.caller().organization(), project.id()).stream()
            .filter(upload -> all || upload.user().equals(call.caller().user()))
            .filter(upload ->
                wanted.isEmpty() || List.of(wanted.split(",")).contains(Long.toString(upload.id())))
            .map(UploadsController::json)
            .toList();
    return Reply.ok(Json.array(found));
  }

  private static Json json(Upload upload) {
    return Json.object()
        .put("id", upload.id())
        .put("file", upload.key())
        .put("size", upload.size())
        .build();
  }

  @Delete("/api/projects/{id}/file-uploads")
  Reply deleteMany(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var wanted = fields.numbers("file_upload_ids");
    fields.check();
    long deleted =
        uploads.of(call.caller().organization(), project.id()).stream()
            .filter(upload -> wanted.isEmpty() || wanted.contains(upload.id()))
            .filter(uploads::delete)
            .count();
    return Reply.ok(Json.object().put("deleted", deleted));
  }

  @Get("/api/import/file-upload/{id}")
  Reply read(long id, Call call) {
    return Reply.ok(json(find(call.caller(), id)));
  }

  @Patch("/api/import/file-upload/{id}")
  Reply replace(long id, Call call) {
    var upload = find(call.caller(), id);
    var part =
        call.body().uploads().stream()
            .findFirst()
            .orElseThrow(() -> Problem.invalid("file", "No file was submitted.").exception());
    blobs.put(upload.key(), part.content(), MediaTypes.of(upload.name()));
    return uploads
        .resized(upload, part.content().length)
        .map(changed -> Reply.ok(json(changed)))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Delete("/api/import/file-upload/{id}")
  Reply delete(long id, Call call) {
    if (!uploads.delete(find(call.caller(), id))) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  private Upload find(Caller caller, long id) {
    var upload =
        uploads.find(caller.organization(), id).orElseThrow(() -> Problem.notFound().exception());
    access.manageable(caller, upload.project().value());
    return upload;
  }

  /** The bytes, from the store itself: the link is short-lived and names a fixed type. */
  @Get("/data/upload/{project}/{file}")
  Reply bytes(long project, String file, Call call) {
    access.workable(call.caller(), project);
    return links
        .to(project, file)
        .map(link -> Reply.redirect(303, link.toString()))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Get("/storage-data/uploaded")
  Reply proxied(Call call) {
    var path = call.query().text("filepath");
    if (path == null || path.isBlank()) {
      throw Problem.notFound().exception();
    }
    var parts = path.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("upload") || !parts[1].matches("[0-9]{1,15}")) {
      throw Problem.forbidden().exception();
    }
    return bytes(Long.parseLong(parts[1]), parts[2], call);
  }
}
