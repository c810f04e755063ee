package docket.engines.dynamodb.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Random keys, items and expressions over few names, so that they often meet. */
final class RandomRequests {
  private static final List<String> PATHS =
      List.of(
          "a", "b", "n", "l", "m", "ss", "ns", "bs", "l[0]", "l[1]", "m.x", "m.y", "m.x.z",
          "l[0].x", "gk", "gn", "pk", "#h", "#h.x");
  private static final List<String> TARGETS =
      List.of("a", "b", "n", "l", "m", "ss", "ns", "l[0]", "m.x", "m.y", "gk", "gn", "#h");

  private static final List<String> TOP = List.of("a", "b", "n", "l", "m", "ss", "ns", "gk", "gn");

  private final Random random;
  private final Map<String, AttributeValue> values = new HashMap<>();
  private boolean usesHash;
  private boolean typed;

  RandomRequests(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> candidates) {
    return candidates.get(random.nextInt(candidates.size()));
  }

  /**
   * Begins a new expression context.
   *
   * @param onlyTyped no constants that an operator cannot take; where dynoxide finds that out late,
   *     AWS and we do early
   */
  void begin(boolean onlyTyped) {
    typed = onlyTyped;
    values.clear();
    usesHash = false;
  }

  Map<String, AttributeValue> values() {
    return Map.copyOf(values);
  }

  Map<String, String> names() {
    return usesHash ? Map.of("#h", "hash") : Map.of();
  }

  Map<String, AttributeValue> key() {
    if (chance(1)) return Map.of("pk", s("only"));
    return Map.of("pk", s(oneOf(List.of("p", "q"))), "sk", s("s" + below(5)));
  }

  Map<String, AttributeValue> item() {
    var item = new HashMap<>(key());
    for (var name : List.of("a", "b", "hash", "n", "l", "m")) {
      if (chance(40)) item.put(name, value(2));
    }
    if (chance(60)) item.put("gk", chance(96) ? s(oneOf(List.of("g", "h"))) : n());
    if (chance(50)) item.put("gn", chance(96) ? n() : value(1));
    if (chance(15)) item.put("a", s("x".repeat(below(6000))));
    if (chance(20)) item.put("n", n());
    return item;
  }

  AttributeValue value(int depth) {
    return switch (below(depth > 0 ? 13 : 9)) {
      case 0, 1 -> s(oneOf(List.of("", "x", "xy", "é", "longer")));
      case 2, 3, 4 -> n();
      case 5 -> AttributeValue.fromBool(chance(50));
      case 6 ->
          depth == 0
              ? AttributeValue.fromNul(true)
              : AttributeValue.fromBool(true); // dynoxide takes a NULL for an empty container
      case 7 -> AttributeValue.fromB(SdkBytes.fromUtf8String(oneOf(List.of("x", "xy", "z"))));
      case 8 -> depth == 0 ? fullSet() : set(); // dynoxide overlooks empty sets deep in constants
      case 9, 10 ->
          AttributeValue.fromL(
              IntStream.range(0, below(4)).mapToObj(i -> value(depth - 1)).toList());
      default -> map(depth);
    };
  }

  private AttributeValue map(int depth) {
    var map = new HashMap<String, AttributeValue>();
    for (var name : List.of("x", "y", "z")) {
      if (chance(50)) map.put(name, value(depth - 1));
    }
    return AttributeValue.fromM(map);
  }

  private AttributeValue set() {
    var some = IntStream.range(1, 4).filter(i -> chance(60)).boxed().toList();
    var elements = some.isEmpty() && (typed || chance(90)) ? List.of(1) : some;
    return switch (below(3)) {
      case 0 -> AttributeValue.fromSs(elements.stream().map(i -> "x" + i).toList());
      case 1 -> AttributeValue.fromNs(elements.stream().map(String::valueOf).toList());
      default ->
          AttributeValue.fromBs(
              elements.stream().map(i -> SdkBytes.fromUtf8String("x" + i)).toList());
    };
  }

  private AttributeValue n() {
    return AttributeValue.fromN(
        oneOf(
            List.of(
                "0",
                "1",
                "1.0",
                "2",
                "-1",
                "10",
                "1e2",
                "0.5",
                "-3.25",
                "123456789012345678901234567890",
                "1E-5")));
  }

  static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }

  String constant() {
    var name = ":v" + values.size();
    values.put(name, value(1));
    return name;
  }

  private String constant(AttributeValue value) {
    var name = ":v" + values.size();
    values.put(name, value);
    return name;
  }

  private String number() {
    return constant(typed || chance(85) ? n() : value(1));
  }

  private String text() {
    return constant(typed || chance(85) ? s(oneOf(List.of("", "x", "lon"))) : value(1));
  }

  private String list() {
    return constant(typed || chance(85) ? AttributeValue.fromL(List.of(value(0))) : value(1));
  }

  private String setOrNumber() {
    return constant(typed || chance(85) ? (chance(50) ? n() : fullSet()) : value(1));
  }

  /** In plain numbers: dynoxide does not see that 3.0 is in a set that has 3. */
  private AttributeValue fullSet() {
    return chance(50)
        ? AttributeValue.fromSs(List.of("x1", "x2"))
        : AttributeValue.fromNs(List.of("1", "3"));
  }

  private String ordered(String except) {
    if (chance(50)) return constant(n());
    var path = path();
    return path.equals(except) ? constant(n()) : path;
  }

  /**
   * The bounds of a range have one type and the lower comes first; in filters dynoxide lets others
   * pass.
   */
  private String range() {
    var first = new BigDecimal(n().n());
    var second = new BigDecimal(n().n());
    return " BETWEEN "
        + constant(AttributeValue.fromN(first.min(second).toString()))
        + " AND "
        + constant(AttributeValue.fromN(first.max(second).toString()));
  }

  private String path(List<String> candidates) {
    var path = oneOf(candidates);
    if (path.contains("#h")) usesHash = true;
    return path;
  }

  String path() {
    return path(PATHS);
  }

  private String other(String operand) {
    var other = operand();
    return other.equals(operand) ? constant() : other;
  }

  private String operand() {
    return switch (below(8)) {
      case 0, 1, 2, 3 -> path();
      case 4 -> "size(" + path() + ")";
      default -> constant();
    };
  }

  String condition(int depth) {
    return switch (below(depth > 0 ? 12 : 9)) {
      case 0 -> equality(operand());
      case 1 -> ordering(path());
      case 2 -> path() + range();
      case 3 -> operand() + " IN (" + operand() + ", " + operand() + ")";
      case 4 -> "attribute_exists(" + path() + ")";
      case 5 -> "attribute_not_exists(" + path() + ")";
      case 6 -> "attribute_type(" + path() + ", " + typeName() + ")";
      case 7 -> "begins_with(" + path() + ", " + text() + ")";
      case 8 -> contains(path());
      case 9 -> condition(depth - 1) + " AND " + condition(depth - 1);
      case 10 -> "(" + condition(depth - 1) + ") OR " + condition(depth - 1);
      default -> "NOT " + condition(depth - 1);
    };
  }

  private String equality(String left) {
    return left + oneOf(List.of(" = ", " <> ")) + other(left);
  }

  private String ordering(String left) {
    return left + oneOf(List.of(" < ", " <= ", " > ", " >= ")) + ordered(left);
  }

  private String contains(String left) {
    return "contains(" + left + ", " + other(left) + ")";
  }

  private String typeName() {
    var name = ":v" + values.size();
    values.put(name, s(oneOf(List.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"))));
    return name;
  }

  /**
   * @param noElements of lists and no nested removals: dynoxide shows more than those as updated
   */
  String update(boolean noElements) {
    var sections = new ArrayList<String>();
    if (typed) return typedUpdate();
    var targets =
        noElements ? TARGETS.stream().filter(path -> !path.contains("[")).toList() : TARGETS;
    if (chance(70)) sections.add("SET " + some(() -> assignment(targets)));
    if (chance(30)) sections.add("REMOVE " + some(() -> path(noElements ? TOP : TARGETS)));
    if (chance(25)) sections.add("ADD " + some(() -> path(targets) + " " + setOrNumber()));
    if (chance(15))
      sections.add(
          "DELETE "
              + some(() ->
                  path(List.of("ss", "ns", "bs", "a"))
                      + " "
                      + (typed ? constant(fullSet()) : constant())));
    return sections.isEmpty() ? "SET n = " + constant() : String.join(" ", sections);
  }

  private String typedUpdate() {
    return switch (below(4)) {
      case 0 -> "REMOVE " + path(TARGETS);
      case 1 -> "ADD " + path(TARGETS) + " " + setOrNumber();
      default -> "SET " + assignment(TARGETS);
    };
  }

  private String some(java.util.function.Supplier<String> part) {
    return chance(70) ? part.get() : part.get() + ", " + part.get();
  }

  private String assignment(List<String> targets) {
    var target = path(targets);
    if (target.equals("gk")) return "gk = " + constant(); // dynoxide takes index keys of any length
    return target
        + " = "
        + switch (below(9)) {
          case 0 -> path();
          case 1 -> path() + " + " + number();
          case 2 -> number() + " - " + number();
          case 3 -> "if_not_exists(" + path() + ", " + constant() + ")";
          case 4 -> "if_not_exists(" + path() + ", " + number() + ") + " + number();
          case 5 -> "list_append(" + path() + ", " + list() + ")";
          default -> constant();
        };
  }

  /**
   * @param index whose projection it may not exceed
   */
  String projection(String index) {
    if (index.equals("keys")) return oneOf(List.of("pk", "gk, sk"));
    return index.equals("some") ? oneOf(List.of("a, pk", "gk")) : projection();
  }

  String projection() {
    var parts = new ArrayList<String>();
    for (int i = 0; i <= below(3); i++) parts.add(path());
    return String.join(", ", parts);
  }
}
