package docket.domain.results;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The keys a result's value must and may have, beside the control's own value. */
record ValueShape(List<Field> fields) {
  record Field(String key, boolean required, FieldCheck check) {}

  static Field must(String key, FieldCheck check) {
    return new Field(key, true, check);
  }

  static Field may(String key, FieldCheck check) {
    return new Field(key, false, check);
  }

  static ValueShape of(Field... fields) {
    return new ValueShape(List.of(fields));
  }

  List<String> problems(Json.Obj value) {
    var problems = new ArrayList<String>();
    for (Field field : fields) {
      Json at = value.get(field.key());
      if (at != null) {
        problems.addAll(field.check().problems(field.key(), at));
      } else if (field.required()) {
        problems.add(field.key() + " is missing");
      }
    }
    return problems;
  }
}
