package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Task data against a config: does it hold what the config shows, in a form its tags can show
 * (import-and-storage.md §2.10).
 */
public final class TaskData {
  /**
   * The key of data that was uploaded as bare files, standing for the config's only key
   * (labeling-config.md §1.2).
   */
  public static final String UNDEFINED = "$undefined$";

  private static final String SEVERAL_KEYS =
      "Your label config has more than one data key and direct file upload supports only one data key. "
          + "To import data with multiple data keys, use a JSON or CSV file.";
  private static final List<String> LIST_ITEM_KEYS = List.of("text", "title", "body", "html", "id");

  private TaskData() {}

  /** The keys of task data that the config refers to, in document order. */
  public static List<String> keys(LabelConfig config) {
    return config.dataUses().stream()
        .map(use -> use.reference().key())
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * The data with {@link #UNDEFINED} renamed to the config's first key; unchanged where there is
   * none (api.md §8.2).
   */
  public static Json.Obj named(LabelConfig config, Json.Obj data) {
    Json value = data.get(UNDEFINED);
    if (value == null) {
      return data;
    }
    var keys = keys(config);
    return keys.isEmpty() ? data : data.without(UNDEFINED).with(keys.getFirst(), value);
  }

  /** The first reason why this data cannot be imported. */
  public static Optional<String> firstError(LabelConfig config, Json.Obj data, TaskForm form) {
    if (data.has(UNDEFINED) && keys(config).size() > 1) {
      return Optional.of(SEVERAL_KEYS);
    }
    var named = named(config, data);
    return config.dataUses().stream().flatMap(use -> error(use, named, form).stream()).findFirst();
  }

  private static Optional<String> error(DataUse use, Json.Obj data, TaskForm form) {
    var reference = use.reference();
    Json whole = Optional.ofNullable(data.get(reference.path())).orElse(data.get(reference.key()));
    if (whole == null) {
      return Optional.of(
          "\"%s\" key is expected in task data [assume: %s]"
              .formatted(reference.key(), form.assumption()));
    }
    if (reference.isIndexed()) {
      return wrongType(use, reference.key(), whole, Set.of(DataType.LIST));
    }
    return reference.in(data).flatMap(value -> wrongValue(use, value));
  }

  private static Optional<String> wrongValue(DataUse use, Json value) {
    var accepted = use.element().has("valueList") ? Set.of(DataType.LIST) : tag(use).data();
    return wrongType(use, use.reference().path(), value, accepted).or(() -> wrongItem(use, value));
  }

  private static Tag tag(DataUse use) {
    return TagRegistry.find(use.tag()).orElseGet(() -> Tag.unknown(use.tag()));
  }

  private static Optional<String> wrongType(
      DataUse use, String key, Json value, Collection<DataType> accepted) {
    var type = DataType.of(value);
    if (accepted.contains(type)) {
      return Optional.empty();
    }
    var expected = accepted.stream().filter(each -> each != DataType.BOOLEAN).sorted().toList();
    return Optional.of(
        "data['%s']=%s is of type '%s', but the object tag %s expects the following types: %s"
            .formatted(key, ValueText.of(value), type, use.tag(), expected));
  }

  /** Items of a List need something to show. */
  private static Optional<String> wrongItem(DataUse use, Json value) {
    boolean fine =
        !use.tag().equals("List")
            || !(value instanceof Json.Arr(var items))
            || items.stream()
                .allMatch(item ->
                    item instanceof Json.Obj object
                        && LIST_ITEM_KEYS.stream().anyMatch(object::has));
    return fine ? Optional.empty() : Optional.of("Each item from List must have key \"text\"");
  }
}
