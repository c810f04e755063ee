package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lenient rules of a person's submitted work (labeling-config.md §9, api.md §10.1): what does
 * not fit the config is kept and told, since the config may have changed while they worked; only
 * what is no list of regions is refused.
 */
public sealed interface AnnotationCheck {
  /**
   * It is stored.
   *
   * @param notices what does not fit the config, for the log
   */
  record Accepted(List<String> notices) implements AnnotationCheck {
    public Accepted {
      notices = List.copyOf(notices);
    }
  }

  /** It is no list of objects. */
  record Refused(String text) implements AnnotationCheck {}

  /**
   * Checks a result.
   *
   * @param result null or JSON's null for a skip without result; a JSON string of a list must have
   *     been read before
   */
  static AnnotationCheck of(LabelConfig config, @Nullable Json result) {
    return switch (result) {
      case null -> new Accepted(List.of());
      case Json.Null _ -> new Accepted(List.of());
      case Json.Arr list when list.items().stream().allMatch(Json.Obj.class::isInstance) ->
          new Accepted(ResultCheck.errors(config, list));
      case Json.Arr _ ->
          new Refused("annotation \"result\" field in annotation must be list of objects");
      default -> new Refused("annotation \"result\" field in annotation must be list");
    };
  }
}
