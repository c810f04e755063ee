package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.value.InvalidItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed update expression. Its right sides see the item as it was before the update. */
public final class Update {
  private final List<UpdateAction> actions;

  Update(List<UpdateAction> actions) {
    this.actions = actions;
  }

  public static Update nothing() {
    return new Update(List.of());
  }

  public Set<String> attributes() {
    return actions.stream().map(action -> action.path().attribute()).collect(Collectors.toSet());
  }

  /**
   * The values at the places this update names, cut out of {@code item}; for UPDATED_OLD and
   * UPDATED_NEW.
   */
  public Map<String, AttributeValue> touched(Map<String, AttributeValue> item) {
    return new Projection(actions.stream().map(UpdateAction::path).toList()).of(item);
  }

  public Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
    var result = new HashMap<>(item);
    var values = valuesToSet(item);
    values.forEach((path, value) -> replace(result, path, value));
    for (var path : removals()) {
      if (path.in(result) != null)
        replace(result, path, null); // what is not there needs no removing
    }
    for (var action : actions) {
      switch (action) {
        case UpdateAction.Add(var path, var value) ->
            replace(result, path, Arithmetic.add(path.in(item), value));
        case UpdateAction.Delete(var path, var value) -> delete(result, path, value);
        case UpdateAction.Set _, UpdateAction.Remove _ -> {}
      }
    }
    return result;
  }

  /**
   * In the order of their list positions, since those beyond the end append one after the other.
   */
  private Map<DocumentPath, AttributeValue> valuesToSet(Map<String, AttributeValue> item) {
    var values = new LinkedHashMap<DocumentPath, AttributeValue>();
    for (var action : actions) {
      if (!(action instanceof UpdateAction.Set(var path, var source))) continue;
      var value = source.in(item);
      if (value == null) {
        throw new InvalidItem(
            "The provided expression refers to an attribute that does not exist in the item");
      }
      values.put(path, value);
    }
    var sorted = new LinkedHashMap<DocumentPath, AttributeValue>();
    values.keySet().stream()
        .sorted((a, b) -> Integer.compare(lastPosition(a), lastPosition(b)))
        .forEach(path -> sorted.put(path, values.get(path)));
    return sorted;
  }

  /** Later positions first, so that the earlier ones still mean what they meant. */
  private List<DocumentPath> removals() {
    return actions.stream()
        .filter(UpdateAction.Remove.class::isInstance)
        .map(UpdateAction::path)
        .sorted((a, b) -> Integer.compare(lastPosition(b), lastPosition(a)))
        .toList();
  }

  private static int lastPosition(DocumentPath path) {
    return path.steps().getLast() instanceof DocumentPath.Position(var index) ? index : -1;
  }

  private static void delete(
      Map<String, AttributeValue> item, DocumentPath path, AttributeValue value) {
    var old = path.in(item);
    if (old != null) replace(item, path, Arithmetic.delete(old, value));
  }

  private static void replace(
      Map<String, AttributeValue> item, DocumentPath path, @Nullable AttributeValue value) {
    var attribute = path.attribute();
    var replaced =
        replaced(item.get(attribute), path.steps().subList(1, path.steps().size()), value);
    if (replaced == null) item.remove(attribute);
    else item.put(attribute, replaced);
  }

  private static @Nullable AttributeValue replaced(
      @Nullable AttributeValue container,
      List<DocumentPath.Step> steps,
      @Nullable AttributeValue value) {
    if (steps.isEmpty()) return value;
    var step = steps.getFirst();
    boolean fits =
        container != null
            && (step instanceof DocumentPath.Name ? container.hasM() : container.hasL());
    if (container == null || !fits) {
      throw new InvalidItem(
          "The document path provided in the update expression is invalid for update");
    }
    var child =
        replaced(DocumentPath.child(container, step), steps.subList(1, steps.size()), value);
    return switch (step) {
      case DocumentPath.Name(var name) ->
          AttributeValue.fromM(withEntry(container.m(), name, child));
      case DocumentPath.Position(var index) ->
          AttributeValue.fromL(withElement(container.l(), index, child));
    };
  }

  private static Map<String, AttributeValue> withEntry(
      Map<String, AttributeValue> map, String name, @Nullable AttributeValue value) {
    var changed = new HashMap<>(map);
    if (value == null) changed.remove(name);
    else changed.put(name, value);
    return changed;
  }

  private static List<AttributeValue> withElement(
      List<AttributeValue> list, int index, @Nullable AttributeValue value) {
    var changed = new ArrayList<>(list);
    boolean inside = index < list.size();
    if (value == null) {
      if (inside) changed.remove(index);
    } else if (inside) {
      changed.set(index, value);
    } else {
      changed.add(value);
    }
    return changed;
  }
}
