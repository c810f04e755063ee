package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds a whole result list against a config and tells everything that is wrong, not only the first
 * (labeling-config.md §9).
 */
public final class ResultCheck {
  private ResultCheck() {}

  /** All errors, in the order of the items; empty for a valid result. Items count from 0. */
  public static List<String> errors(LabelConfig config, Json.Arr result) {
    var regions = new RegionCheck(config, result);
    var errors = new ArrayList<String>();
    var relations = new ArrayList<Integer>();
    var valid = new ArrayList<Region>();
    for (int i = 0; i < result.size(); i++) {
      if (isRelation(result, i)) {
        relations.add(i);
        continue;
      }
      var found = regions.errors(result.items().get(i));
      String place = "Region " + i + ": ";
      found.forEach(error -> errors.add(place + error));
      if (found.isEmpty() && result.items().get(i) instanceof Json.Obj item) {
        valid.add(new Region(item));
      }
    }
    var relationCheck =
        new RelationCheck(
            valid.stream().map(Region::id).filter(id -> id != null).collect(Collectors.toSet()));
    relations.forEach(i -> errors.addAll(relationCheck.errors(i, result)));
    return errors;
  }

  private static boolean isRelation(Json.Arr result, int index) {
    return result.items().get(index) instanceof Json.Obj item && new Region(item).isRelation();
  }
}
