package docket.datamanager;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a project's task list (spec data-manager.md §3). A new one is one line. */
final class Columns {
  private record Column(String id, String title, String type, boolean explore, boolean labeling) {}

  private static final List<Column> FIXED =
      List.of(
          new Column("id", "ID", "Number", true, false),
          new Column("inner_id", "Inner ID", "Number", false, false),
          new Column("state", "State", "TaskState", true, false),
          new Column("completed_at", "Completed", "Datetime", true, false),
          new Column("total_annotations", "Annotations", "Number", true, true),
          new Column("cancelled_annotations", "Cancelled", "Number", true, false),
          new Column("total_predictions", "Predictions", "Number", true, false),
          new Column("annotators", "Annotated by", "List", true, false),
          new Column("annotations_results", "Annotation results", "String", false, false),
          new Column("annotations_ids", "Annotation IDs", "String", false, false),
          new Column("predictions_score", "Prediction score", "Number", false, false),
          new Column(
              "predictions_model_versions", "Prediction model versions", "List", false, false),
          new Column("predictions_results", "Prediction results", "String", false, false),
          new Column("file_upload", "Upload filename", "String", false, false),
          new Column("storage_filename", "Storage filename", "String", false, false),
          new Column("created_at", "Created at", "Datetime", false, false),
          new Column("updated_at", "Updated at", "Datetime", false, false),
          new Column("updated_by", "Updated by", "List", false, false),
          new Column("avg_lead_time", "Lead Time", "Number", false, false),
          new Column("draft_exists", "Drafts", "Boolean", false, false),
          new Column("ground_truth", "Ground Truth", "Boolean", false, false));

  private static final Map<String, String> BY_OBJECT_TAG =
      Map.of(
          "Image",
          "Image",
          "Audio",
          "Audio",
          "Video",
          "Video",
          "HyperText",
          "HyperText",
          "TimeSeries",
          "TimeSeries");

  private Columns() {}

  /**
   * @param dataTypes data key → object tag, as the config has it
   */
  static Json of(Json.Obj dataTypes) {
    var columns = new ArrayList<Json>();
    FIXED.forEach(column -> columns.add(fixed(column)));
    var children = new ArrayList<String>();
    dataTypes
        .fields()
        .forEach((key, tag) -> {
          columns.add(data(key, tag));
          children.add(key);
        });
    columns.add(
        base("data", "data", "List", true, true)
            .put("children", children)
            .put("project_defined", false)
            .build());
    return Json.object().put("columns", columns).build();
  }

  private static Json fixed(Column column) {
    return base(column.id(), column.title(), column.type(), column.explore(), column.labeling())
        .put("project_defined", false)
        .build();
  }

  private static Json data(String key, Json tag) {
    var type =
        tag instanceof Json.Str(var name) ? BY_OBJECT_TAG.getOrDefault(name, "String") : "String";
    return base(key, key, type, true, true)
        .put("parent", "data")
        .put("project_defined", true)
        .build();
  }

  private static Json.ObjectBuilder base(
      String id, String title, String type, boolean explore, boolean labeling) {
    return Json.object()
        .put("id", id)
        .put("title", title)
        .put("type", type)
        .put("target", "tasks")
        .put(
            "visibility_defaults",
            Json.object().put("explore", explore).put("labeling", labeling).build());
  }
}
