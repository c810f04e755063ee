package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.store.json.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many annotations and predictions in one request, and what the project's counters and summary say.
 */
class BulkTest {
  private static final String CONFIG =
      "<View><Text name='text' value='$text'/><Choices name='mood' toName='text'>"
          + "<Choice value='Good'/><Choice value='Bad'/></Choices></View>";

  private static final String GOOD =
      "[{'id':'r','from_name':'mood','to_name':'text','type':'choices','value':{'choices':['Good']}}]";

  private Product product;
  private User owner;
  private long project;
  private List<Long> tasks;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    var workspace = post(owner, 201, "/api/workspaces/", "{'title':'W'}").number("id");
    var body =
        Json.object()
            .put("label_config", CONFIG)
            .put("workspace", workspace)
            .put("is_published", true);
    project = owner.post("/api/projects/", body.build()).expect(201).number("id");
    tasks = importTexts(5);
  }

  @AfterEach
  void close() {
    product.close();
  }

  private static Json json(String text) {
    try {
      return JsonText.read(text.replace('\'', '"'));
    } catch (JsonText.Malformed wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static Answer post(User user, int status, String path, String body) {
    return user.post(path, json(body)).expect(status);
  }

  private List<Long> importTexts(int count) {
    var texts =
        LongStream.range(0, count)
            .mapToObj(n -> Json.object().put("text", "t" + n).put("n" + n % 2, n).build())
            .toList();
    var path = "/api/projects/%d/import?return_task_ids=true".formatted(project);
    var made = owner.post(path, Json.array(texts)).expect(201);
    return numbers(made.object().array("task_ids"));
  }

  private static List<Long> numbers(Json.Arr list) {
    return list.items().stream().map(item -> ((Json.Int) item).value()).toList();
  }

  private static List<Long> ids(Answer answer) {
    return ((Json.Arr) answer.body()).items().stream().map(Product::id).toList();
  }

  private long counter(String name) {
    return owner.get("/api/projects/" + project).expect(200).number(name);
  }

  @Test
  void when_tasks_are_annotated_at_once_then_each_gets_one_and_counters_follow() {
    var named = "{'tasks':%s,'result':%s}".formatted(tasks.subList(0, 2), GOOD);
    var made = ids(post(owner, 201, "/api/annotations/bulk/", named));
    assertThat(made).hasSize(2);
    var first = owner.get("/api/annotations/" + made.getFirst()).expect(200).object();
    assertThat(first.get("bulk_created")).isEqualTo(Json.bool(true));
    assertThat(counter("finished_task_number")).isEqualTo(2);

    var rest =
        "{'project':%d,'selected_items':{'all':true,'excluded':%s},'result':%s}"
            .formatted(project, tasks.subList(0, 2), GOOD);
    assertThat(ids(post(owner, 201, "/api/annotations/bulk/", rest))).hasSize(3);
    assertThat(counter("finished_task_number")).isEqualTo(5);
    assertThat(counter("total_annotations_number")).isEqualTo(5);

    var gone = "{'project':%d,'ids':[%d,%d,999]}".formatted(project, made.get(0), made.get(1));
    assertThat(post(owner, 200, "/api/annotations/bulk-delete/", gone).number("deleted_count"))
        .isEqualTo(2);
    assertThat(counter("total_annotations_number")).isEqualTo(3);
    assertThat(post(owner, 200, "/api/annotations/bulk-delete/", gone).number("deleted_count"))
        .isZero();
  }

  @Test
  void when_a_bulk_request_is_wrong_then_nothing_is_stored() {
    var bulk = "/api/annotations/bulk/";
    post(owner, 400, bulk, "{'tasks':[%d,999999],'result':%s}".formatted(tasks.getFirst(), GOOD));
    post(owner, 400, bulk, "{'tasks':[%d],'result':'x'}".formatted(tasks.getFirst()));
    post(owner, 400, bulk, "{'tasks':[%d]}".formatted(tasks.getFirst()));
    post(owner, 400, bulk, "{'result':%s}".formatted(GOOD));
    post(
        owner,
        400,
        bulk,
        "{'project':%d,'selected_items':{'all':false,'included':[]},'result':%s}"
            .formatted(project, GOOD));
    post(owner, 400, "/api/annotations/bulk-delete/", "{'project':%d,'ids':[]}".formatted(project));
    assertThat(counter("total_annotations_number")).isZero();
  }

  @Test
  void when_somebody_may_not_then_bulk_is_refused() {
    var annotator = owner.colleague("ann@example.org", "AN");
    var stranger = product.founder("stranger@example.org");
    var add = "{'user':%d}".formatted(annotator.id());
    post(owner, 201, "/api/projects/%d/members/".formatted(project), add);
    var named = "{'tasks':%s,'result':%s}".formatted(tasks, GOOD);
    post(annotator, 403, "/api/annotations/bulk/", named);
    post(stranger, 400, "/api/annotations/bulk/", named);
    var made = ids(post(owner, 201, "/api/annotations/bulk/", named));
    var gone = "{'project':%d,'ids':%s}".formatted(project, made);
    post(annotator, 403, "/api/annotations/bulk-delete/", gone);
    post(stranger, 404, "/api/annotations/bulk-delete/", gone);
    assertThat(counter("total_annotations_number")).isEqualTo(5);
  }

  private String predictions(String version, int perTask) {
    var list = new ArrayList<String>();
    for (var task : tasks) {
      for (int i = 0; i < perTask; i++) {
        list.add(
            "{'task':%d,'score':0.5,'model_version':'%s','result':%s}"
                .formatted(task, version, GOOD));
      }
    }
    return list.toString();
  }

  @Test
  void when_predictions_are_imported_then_versions_are_counted_and_dropped() {
    var path = "/api/projects/%d/import/predictions".formatted(project);
    assertThat(post(owner, 201, path, predictions("v1", 1)).number("created")).isEqualTo(5);
    assertThat(post(owner, 201, path, predictions("v2", 30)).number("created")).isEqualTo(150);
    assertThat(counter("total_predictions_number")).isEqualTo(155);
    var versions = "/api/projects/%d/model-versions".formatted(project);
    assertThat(owner.get(versions).expect(200).body()).isEqualTo(json("{'v1':5,'v2':150}"));
    owner.patch("/api/projects/" + project, json("{'model_version':'v2'}")).expect(200);
    var dropped = owner.send("DELETE", versions, JsonText.bytes(json("{'model_version':'v2'}")));
    assertThat(dropped.expect(200).number("deleted_predictions")).isEqualTo(150);
    assertThat(owner.get(versions).expect(200).body()).isEqualTo(json("{'v1':5}"));
    assertThat(counter("total_predictions_number")).isEqualTo(5);
    assertThat(owner.get("/api/projects/" + project).text("model_version")).isEmpty();
  }

  @Test
  void when_one_prediction_is_wrong_then_none_is_stored() {
    var path = "/api/projects/%d/import/predictions".formatted(project);
    var good = "{'task':%d,'result':%s}".formatted(tasks.getFirst(), GOOD);
    for (var bad :
        List.of(
            "{'task':999999,'result':%s}".formatted(GOOD),
            "{'result':%s}".formatted(GOOD),
            "{'task':%d}".formatted(tasks.getFirst()),
            "{'task':%d,'score':'high','result':%s}".formatted(tasks.getFirst(), GOOD),
            "{'task':%d,'result':%s}".formatted(tasks.getFirst(), GOOD.replace("Good", "Ugly")),
            "7")) {
      var refused = post(owner, 400, path, "[%s,%s]".formatted(good, bad));
      assertThat(refused.object().object("validation_errors").array("non_field_errors").size())
          .isPositive();
    }
    post(owner, 400, path, "{}");
    assertThat(counter("total_predictions_number")).isZero();
  }

  @Test
  void when_work_is_done_then_the_summary_tells_what_is_there() {
    post(
        owner,
        201,
        "/api/annotations/bulk/",
        "{'tasks':%s,'result':%s}".formatted(tasks.subList(0, 3), GOOD));
    post(
        owner,
        201,
        "/api/tasks/%d/drafts".formatted(tasks.get(4)),
        "{'result':%s}".formatted(GOOD));
    var long_ = "x".repeat(2_000);
    post(
        owner,
        201,
        "/api/tasks/",
        "{'project':%d,'data':{'text':'%s','big':1}}".formatted(project, long_));
    owner.delete("/api/tasks/" + tasks.getFirst()).expect(204);
    Waiting.until(() -> !summary().object("created_labels_drafts").fields().isEmpty());
    assertThat(summary().get("all_data_columns"))
        .isEqualTo(json("{'big':1,'n0':2,'n1':2,'text':5}"));
    assertThat(summary().get("common_data_columns")).isEqualTo(json("['text']"));
    assertThat(summary().get("created_annotations")).isEqualTo(json("{'mood|text|choices':2}"));
    assertThat(summary().get("created_labels")).isEqualTo(json("{'mood':{'Good':2}}"));
    assertThat(summary().get("created_labels_drafts")).isEqualTo(json("{'mood':{'Good':1}}"));
    var state = owner.get("/api/dm/project/?project=" + project).expect(200);
    assertThat(state.number("task_count")).isEqualTo(5);
    assertThat(state.number("annotation_count")).isEqualTo(2);
  }

  private Json.Obj summary() {
    return owner.get("/api/projects/%d/summary".formatted(project)).expect(200).object();
  }
}
