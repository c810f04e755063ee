package docket.engines.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A place in an item: an attribute, then map keys and list positions. */
public record DocumentPath(List<Step> steps) {
  /** A map key or a list position. */
  sealed interface Step {}

  record Name(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  record Position(int index) implements Step {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  public String attribute() {
    return ((Name) steps.getFirst()).name();
  }

  public boolean isNested() {
    return steps.size() > 1;
  }

  /** The value there, null if the item has none. */
  public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(attribute());
    for (int i = 1; i < steps.size() && value != null; i++) value = child(value, steps.get(i));
    return value;
  }

  static @Nullable AttributeValue child(AttributeValue value, Step step) {
    return switch (step) {
      case Name(var name) -> value.hasM() ? value.m().get(name) : null;
      case Position(var index) ->
          value.hasL() && index < value.l().size() ? value.l().get(index) : null;
    };
  }

  boolean startsWith(DocumentPath prefix) {
    return steps.size() >= prefix.steps.size()
        && steps.subList(0, prefix.steps.size()).equals(prefix.steps);
  }

  /** Both step into the same place, one as into a map and the other as into a list. */
  boolean conflictsWith(DocumentPath other) {
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      boolean sameKind = steps.get(i).getClass() == other.steps.get(i).getClass();
      if (!steps.get(i).equals(other.steps.get(i))) return !sameKind;
    }
    return false;
  }

  /** As messages show it: [a, b, [0]]. */
  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
