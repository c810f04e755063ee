package docket.domain.results;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A relation joins two regions that exist (labeling-config.md §2.4, §9). */
final class RelationCheck {
  private static final Set<String> DIRECTIONS = Set.of("left", "right", "bi");
  private final Set<String> regionIds;

  RelationCheck(Set<String> regionIds) {
    this.regionIds = regionIds;
  }

  List<String> errors(int index, Json.Arr result) {
    var errors = new ArrayList<String>();
    if (result.items().get(index) instanceof Json.Obj relation) {
      Stream.of("from_id", "to_id").forEach(key -> end(relation, key, errors));
      direction(relation, errors);
    }
    return errors.stream().map(error -> "Relation " + index + ": " + error).toList();
  }

  private void end(Json.Obj relation, String key, List<String> errors) {
    String id = Region.plainId(relation.text(key));
    if (!relation.has(key)) {
      errors.add("Missing required field '" + key + "'");
    } else if (id == null || !regionIds.contains(id)) {
      errors.add("'%s' '%s' not found among regions".formatted(key, id));
    }
  }

  private static void direction(Json.Obj relation, List<String> errors) {
    String direction = relation.text("direction");
    if (!relation.has("direction")) {
      errors.add("Missing required field 'direction'");
    } else if (direction == null || !DIRECTIONS.contains(direction)) {
      errors.add(
          "Invalid direction '%s'. Valid options: ['left', 'right', 'bi']".formatted(direction));
    }
  }
}
