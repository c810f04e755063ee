package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Values;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The #names and :values of one request, shared by its expressions; each must be used by one. */
public final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();

  public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    names.keySet().forEach(key -> checkKey("ExpressionAttributeNames", key, '#'));
    values.keySet().forEach(key -> checkKey("ExpressionAttributeValues", key, ':'));
    this.values = canonical(values);
  }

  private static Map<String, AttributeValue> canonical(Map<String, AttributeValue> values) {
    try {
      return Values.canonical(values);
    } catch (InvalidItem invalid) {
      throw new InvalidItem(
          "ExpressionAttributeValues contains invalid value: " + invalid.getMessage());
    }
  }

  private static void checkKey(String parameter, String key, char prefix) {
    boolean valid = key.length() > 1 && key.charAt(0) == prefix && isWord(key, 1);
    if (!valid)
      throw new InvalidItem(
          parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
  }

  private static boolean isWord(String key, int from) {
    for (int i = from; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_') return false;
    }
    return true;
  }

  String name(Token token, Tokens place) {
    var name = names.get(token.text());
    if (name == null) {
      throw place.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + token.text());
    }
    used.add(token.text());
    return name;
  }

  AttributeValue value(Token token, Tokens place) {
    var value = values.get(token.text());
    if (value == null) {
      throw place.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + token.text());
    }
    used.add(token.text());
    return value;
  }

  /** To be called when all expressions are parsed. */
  public void rejectUnused() {
    rejectUnused("ExpressionAttributeNames", names.keySet());
    rejectUnused("ExpressionAttributeValues", values.keySet());
  }

  private void rejectUnused(String parameter, Set<String> keys) {
    if (used.containsAll(keys)) return;
    var unused = new TreeSet<>(keys);
    unused.removeAll(used);
    throw new InvalidItem(
        "Value provided in "
            + parameter
            + " unused in expressions: keys: {"
            + String.join(", ", unused)
            + "}");
  }
}
