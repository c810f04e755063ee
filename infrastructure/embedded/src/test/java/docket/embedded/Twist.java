package docket.embedded;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * JSON text of a value with one thing in it made wrong, at any depth. Text, since much of what is
 * wrong no value can hold: a key twice, half a character, a number out of range.
 */
final class Twist {
  private static final int MANY = 200;

  private final Random random;
  private final List<String> foreign;
  private int before;

  /**
   * @param foreign ids that belong to somebody else, and names of fields that the contract has
   */
  Twist(Random random, List<String> foreign) {
    this.random = random;
    this.foreign = foreign;
  }

  String of(Json value) {
    before = random.nextInt(size(value));
    return text(value);
  }

  private static int size(Json value) {
    return switch (value) {
      case Json.Obj(var fields) -> 1 + fields.values().stream().mapToInt(Twist::size).sum();
      case Json.Arr(var items) -> 1 + items.stream().mapToInt(Twist::size).sum();
      default -> 1;
    };
  }

  /** The value in text; the one whose turn it is comes out wrong. */
  private String text(Json value) {
    if (before-- == 0) {
      return wrong(value);
    }
    return switch (value) {
      case Json.Obj(var fields) -> {
        var parts = new ArrayList<String>();
        fields.forEach((name, field) -> field(name, field, parts));
        yield "{" + String.join(",", parts) + "}";
      }
      case Json.Arr(var items) ->
          "[" + String.join(",", items.stream().map(this::text).toList()) + "]";
      default -> JsonText.text(value);
    };
  }

  /** A field, which may be left out, come twice or under another name when it is its turn. */
  private void field(String name, Json value, List<String> parts) {
    boolean isNext = before == 0;
    var key = JsonText.text(Json.string(name));
    if (!isNext || random.nextInt(3) > 0) {
      parts.add(key + ":" + text(value));
      return;
    }
    before--;
    switch (random.nextInt(3)) {
      case 0 -> {} // left out
      case 1 -> {
        parts.add(key + ":" + JsonText.text(value));
        parts.add(key + ":" + one(Hostile.VALUES));
      }
      default -> parts.add("\"%s\":%s".formatted(one(Hostile.NAMES), JsonText.text(value)));
    }
  }

  private String wrong(Json value) {
    var plain = JsonText.text(value);
    return switch (random.nextInt(10)) {
      case 0 -> "[" + plain + "]";
      case 1 -> "{\"%s\":%s}".formatted(one(Hostile.NAMES), plain);
      case 2 -> foreign.isEmpty() ? "1" : one(foreign);
      case 3 -> JsonText.text(Json.string(plain));
      case 4 -> more(value, plain);
      default -> one(Hostile.VALUES);
    };
  }

  /** The same with too much in it. */
  private String more(Json value, String plain) {
    return switch (value) {
      case Json.Obj object -> {
        var name = one(Hostile.NAMES);
        var extra = "\"%s\":%s".formatted(name, one(Hostile.VALUES));
        yield object.fields().isEmpty()
            ? "{" + extra + "}"
            : plain.substring(0, plain.length() - 1) + "," + extra + "}";
      }
      case Json.Arr(var items) when !items.isEmpty() ->
          "[" + (JsonText.text(items.getFirst()) + ",").repeat(MANY) + one(Hostile.VALUES) + "]";
      case Json.Str(var text) -> JsonText.text(Json.string(text.repeat(MANY)));
      default -> one(Hostile.VALUES);
    };
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
