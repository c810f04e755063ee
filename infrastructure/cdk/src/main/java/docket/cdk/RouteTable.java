package docket.cdk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the HTTP API: as few greedy prefixes as take every operation to its function. A
 * prefix is two routes, {@code /p} and {@code /p/{proxy+}}. A slash at the end is taken off at the
 * edge before. The gateway prefers a full match over a greedy one and a longer greedy prefix over a
 * shorter, words over variables.
 *
 * <p>The paths form a tree. Going down, everything below a node belongs to the function of the
 * nearest prefix above; a prefix is put where that is dearer than paying for it.
 */
final class RouteTable {
  /** What the gateway falls back to. */
  static final String DEFAULT = "$default";

  private static final int PREFIX_COST = 2;

  private final Map<String, Deployed> routes = new TreeMap<>();

  /** A node of the tree of paths. */
  private static final class Node {
    final Map<String, Node> children = new TreeMap<>();
    @Nullable Deployed owner;
    final Map<Deployed, Integer> costs = new EnumMap<>(Deployed.class);
  }

  private final Deployed fallback;

  private RouteTable(Deployed fallback) {
    this.fallback = fallback;
    routes.put(DEFAULT, fallback);
  }

  /**
   * @throws IllegalArgumentException where two functions share one path
   */
  static RouteTable of(List<Operation> operations) {
    var root = new Node();
    for (var operation : operations) {
      var node = root;
      for (var segment : operation.segments()) {
        node = node.children.computeIfAbsent(segment, s -> new Node());
      }
      if (node.owner != null && node.owner != operation.function()) {
        throw new IllegalArgumentException(
            "%s belongs to %s and to %s"
                .formatted(operation.path(), node.owner, operation.function()));
      }
      node.owner = operation.function();
    }
    var fallback = cheapest(root);
    var table = new RouteTable(fallback);
    table.place(root, "", fallback);
    Api.DOORS.forEach(door -> table.routes.putIfAbsent(door, Deployed.MANAGE));
    return table;
  }

  /** Function by route key, such as {@code ANY /api/tasks/{p1}/{proxy+}}. */
  Map<String, Deployed> routes() {
    return Map.copyOf(routes);
  }

  /** Which function the gateway calls for a path, by its documented order of preference. */
  Deployed route(String path) {
    var segments = segments(path);
    return routes.keySet().stream()
        .filter(key -> !key.equals(DEFAULT))
        .map(key -> new Candidate(key, segments(key.substring(key.indexOf(' ') + 1))))
        .filter(candidate -> candidate.takes(segments))
        .max(Candidate.PREFERENCE)
        .flatMap(candidate -> Optional.ofNullable(routes.get(candidate.key())))
        .orElse(fallback);
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private record Candidate(String key, List<String> segments) {
    static final java.util.Comparator<Candidate> PREFERENCE =
        java.util.Comparator.comparing((Candidate c) -> !c.greedy())
            .thenComparing(c -> c.segments().size())
            .thenComparing(Candidate::words);

    boolean greedy() {
      return segments.getLast().equals("{proxy+}");
    }

    /** Which segments are words, the first being the most significant. */
    String words() {
      return segments.stream()
          .map(segment -> segment.startsWith("{") ? "0" : "1")
          .collect(java.util.stream.Collectors.joining());
    }

    boolean takes(List<String> asked) {
      int fixed = greedy() ? segments.size() - 1 : segments.size();
      if (greedy() ? asked.size() <= fixed : asked.size() != fixed) {
        return false;
      }
      for (int i = 0; i < fixed; i++) {
        var segment = segments.get(i);
        boolean fits =
            segment.startsWith("{") ? !asked.get(i).isEmpty() : segment.equals(asked.get(i));
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  private static Deployed cheapest(Node node) {
    return List.of(Deployed.values()).stream()
        .filter(function -> function != Deployed.WORK)
        .min(java.util.Comparator.comparingInt(function -> below(node, function)))
        .orElseThrow();
  }

  /** Routes needed at and below a node that {@code inherited} has by the prefix above. */
  private static int cost(Node node, Deployed inherited) {
    var known = node.costs.get(inherited);
    if (known == null) {
      int kept =
          node.owner == null || node.owner == inherited
              ? below(node, inherited)
              : Integer.MAX_VALUE;
      known = Math.min(kept, withPrefix(node));
      node.costs.put(inherited, known);
    }
    return known;
  }

  private static int withPrefix(Node node) {
    if (node.owner != null) {
      return PREFIX_COST + below(node, node.owner);
    }
    return PREFIX_COST + below(node, cheapest(node));
  }

  private static int below(Node node, Deployed function) {
    return node.children.values().stream().mapToInt(child -> cost(child, function)).sum();
  }

  private void place(Node node, String path, Deployed inherited) {
    for (var child : node.children.entrySet()) {
      var name =
          child.getKey().equals(Operation.VARIABLE)
              ? "{p%d}".formatted(path.chars().filter(c -> c == '/').count())
              : child.getKey();
      var at = path + "/" + name;
      var below = child.getValue();
      var function = inherited;
      boolean fits = below.owner == null || below.owner == inherited;
      if (!fits || below(below, inherited) > withPrefix(below)) {
        function = below.owner == null ? cheapest(below) : below.owner;
        routes.put("ANY " + at, function);
        routes.put("ANY " + at + "/{proxy+}", function);
      }
      place(below, at, function);
    }
  }
}
