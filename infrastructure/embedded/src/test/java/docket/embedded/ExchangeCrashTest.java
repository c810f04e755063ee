package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.embedded.Still.Reply;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.store.exchange.Uploads;
import docket.store.tables.Tables;
import docket.store.tasks.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Imports, exports and uploads, and the product dies at any write of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExchangeCrashTest extends CrashTest {
  /** Enough for two transactions of a piece. */
  private static final int TASKS = 60;

  /** A project, and what was made in it. */
  private static final class Dock extends InProject {
    int requests;
    long export;

    Dock() {
      super(Desks.project(owner, Json.object(), 0));
    }

    Dock filled() {
      bring(TASKS).expect(201);
      return this;
    }

    Reply bring(int count) {
      requests++;
      return owner.post(path("/import"), tasks(count));
    }

    private static Json tasks(int count) {
      var all = new ArrayList<Json>();
      for (int i = 0; i < count; i++) {
        var task = Json.object().put("data", Json.object().put("text", "x".repeat(i * 20)).build());
        if (i % 10 == 0) {
          var answer = Json.object().put("result", Desks.RESULT).build();
          task.put("annotations", List.of(answer)).put("predictions", List.of(answer));
        }
        all.add(task.build());
      }
      return Json.array(all);
    }

    long count() {
      return product.bean(Tasks.class).count(new ProjectId(project));
    }

    /** The import dies before its first task is written: the background has to do it. */
    Dock orphaned() {
      product
          .cloud()
          .dynamo()
          .faults()
          .add(
              Fault.before(
                      () -> {
                        throw new IllegalStateException("staged");
                      })
                  .on(Operation.TRANSACT_WRITE_ITEMS)
                  .table(Tables.CORE)
                  .times(1));
      bring(TASKS).expect(500);
      return this;
    }

    Dock exported() {
      export = owner.post(path("/exports"), Json.EMPTY_OBJECT).expect(201).number("id");
      return this;
    }

    List<Json.Obj> exports() {
      return owner.get(path("/exports")).expect(200).objects();
    }
  }

  @Test
  void when_tasks_are_imported_then_each_request_brings_all_of_its_tasks_or_none() {
    sweep(Dock::new, dock -> dock.bring(TASKS).expect(201), ExchangeCrashTest::whole);
  }

  private static void whole(Dock dock) {
    assertThat(dock.count() % TASKS).isZero();
    assertThat(dock.count() / TASKS).isBetween(1L, (long) dock.requests);
  }

  @Test
  void when_the_background_imports_then_it_brings_all_tasks_once() {
    sweep(Dock::new, Dock::orphaned, ExchangeCrashTest::whole);
  }

  @Test
  void when_a_file_is_imported_anew_then_its_tasks_are_there_once() {
    sweep(
        () -> {
          var dock = new Dock();
          dock.bring(4).expect(201);
          return dock;
        },
        dock -> {
          var files =
              product.bean(Uploads.class).of(organization, new ProjectId(dock.project)).stream()
                  .map(upload -> upload.id())
                  .toList();
          owner
              .post(dock.path("/reimport"), Json.object().put("file_upload_ids", files).build())
              .expect(201);
        },
        dock -> assertThat(dock.count()).isEqualTo(4));
  }

  @Test
  void when_a_snapshot_is_taken_then_it_is_complete_and_none_hangs() {
    sweep(
        () -> new Dock().filled(),
        Dock::exported,
        dock ->
            assertThat(dock.exports())
                .hasSizeBetween(1, 2)
                .allSatisfy(export -> {
                  assertThat(export.text("status")).isEqualTo("completed");
                  assertThat(export.object("counters").get("task_number"))
                      .isEqualTo(Json.number(TASKS));
                }));
  }

  @Test
  void when_a_snapshot_is_converted_then_it_has_the_form_once() {
    sweep(
        () -> new Dock().filled().exported(),
        dock ->
            oneOf(
                owner.post(
                    dock.path("/exports/%d/convert".formatted(dock.export)),
                    Json.object().put("export_type", "CSV").build()),
                200,
                400),
        dock -> {
          assertThat(dock.exports().getFirst().array("converted_formats").size()).isEqualTo(1);
          owner
              .get(dock.path("/exports/%d/download?exportType=CSV".formatted(dock.export)))
              .expect(200);
        });
  }

  @Test
  void when_a_snapshot_is_deleted_then_nothing_of_it_is_left() {
    sweep(
        () -> new Dock().filled().exported(),
        dock -> oneOf(owner.delete(dock.path("/exports/" + dock.export)), 204, 404),
        dock -> {
          assertThat(dock.exports()).isEmpty();
          assertThat(objects("exports/%d/".formatted(dock.project))).isEmpty();
        });
  }

  @Test
  void when_an_upload_is_deleted_then_nothing_of_it_is_left() {
    sweep(
        () -> {
          var dock = new Dock();
          dock.bring(1).expect(201);
          return dock;
        },
        dock ->
            owner
                .send(
                    "DELETE",
                    dock.path("/file-uploads"),
                    Json.object().put("file_upload_ids", List.of()).build())
                .expect(200),
        dock -> {
          assertThat(owner.get(dock.path("/file-uploads?all=true")).expect(200).objects())
              .isEmpty();
          assertThat(objects("upload/%d/".formatted(dock.project))).isEmpty();
        });
  }

  @Test
  void when_a_body_is_refused_then_nothing_of_it_is_left() {
    var dock = new Dock();
    var unreadable = Json.array(List.of(Json.object().put("data", 1).build()));
    owner.post(dock.path("/import"), unreadable).expect(400);
    assertThat(owner.get(dock.path("/file-uploads?all=true")).expect(200).objects()).isEmpty();
    assertThat(objects("upload/%d/".formatted(dock.project))).isEmpty();
  }

  private static List<String> objects(String prefix) {
    return product
        .cloud()
        .s3()
        .client()
        .listObjectsV2(list -> list.bucket(Cloud.BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(object -> object.key())
        .toList();
  }
}
