package docket.engines.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The parts of an item that a reader wants. */
public final class Projection {
  private final List<DocumentPath> paths;

  Projection(List<DocumentPath> paths) {
    this.paths = paths;
  }

  public static Projection parse(String source, Placeholders placeholders) {
    var tokens = new Tokens("ProjectionExpression", source);
    var parser = new PathParser(tokens, placeholders);
    var paths = new ArrayList<DocumentPath>();
    do {
      paths.add(parser.path());
    } while (tokens.takeIf(","));
    tokens.expectEnd();
    Overlaps.reject(paths, tokens);
    return new Projection(paths);
  }

  public List<String> attributes() {
    return paths.stream().map(DocumentPath::attribute).distinct().toList();
  }

  /** Elements cut out of a list close ranks; parts the item lacks are left out. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    var root = new Branch();
    for (var path : paths) {
      if (path.in(item) != null) root.add(path.steps());
    }
    var result = new HashMap<String, AttributeValue>();
    root.children.forEach((step, branch) -> {
      var name = ((DocumentPath.Name) step).name();
      var value = item.get(name);
      if (value != null) result.put(name, branch.cut(value));
    });
    return result;
  }

  /** The wanted paths as a tree; a branch without children wants the whole value. */
  private static final class Branch {
    private final Map<DocumentPath.Step, Branch> children = new TreeMap<>(Branch::byPosition);

    void add(List<DocumentPath.Step> steps) {
      if (steps.isEmpty()) return;
      children
          .computeIfAbsent(steps.getFirst(), step -> new Branch())
          .add(steps.subList(1, steps.size()));
    }

    AttributeValue cut(AttributeValue value) {
      if (children.isEmpty()) return value;
      return value.hasM()
          ? AttributeValue.fromM(cutMap(value))
          : AttributeValue.fromL(cutList(value));
    }

    private Map<String, AttributeValue> cutMap(AttributeValue value) {
      var map = new HashMap<String, AttributeValue>();
      children.forEach((step, branch) -> {
        var child = DocumentPath.child(value, step);
        if (child != null) map.put(((DocumentPath.Name) step).name(), branch.cut(child));
      });
      return map;
    }

    private List<AttributeValue> cutList(AttributeValue value) {
      var list = new ArrayList<AttributeValue>();
      children.forEach((step, branch) -> {
        var child = DocumentPath.child(value, step);
        if (child != null) list.add(branch.cut(child));
      });
      return list;
    }

    private static int byPosition(DocumentPath.Step left, DocumentPath.Step right) {
      if (left instanceof DocumentPath.Position(var one)
          && right instanceof DocumentPath.Position(var other)) {
        return Integer.compare(one, other);
      }
      return left.toString().compareTo(right.toString());
    }
  }
}
