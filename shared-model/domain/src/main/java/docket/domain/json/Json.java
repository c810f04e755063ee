package docket.domain.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value as the wire, the task data and the annotation results carry it. Values are
 * immutable; objects keep the order of their keys, since exports must give back what came in.
 */
public sealed interface Json {
  /** JSON's {@code null}, which is not the absence of a key. */
  Json NULL = new Null();

  /** An array without elements. */
  Arr EMPTY_ARRAY = new Arr(List.of());

  /** An object without keys. */
  Obj EMPTY_OBJECT = new Obj(Map.of());

  /** JSON's null. */
  record Null() implements Json {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** JSON's true and false. */
  record Bool(boolean value) implements Json {}

  /** A whole number within 64 bits. */
  record Int(long value) implements Json {}

  /** Any other number; never NaN or infinite. */
  record Dec(double value) implements Json {
    public Dec {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON has no " + value);
      }
    }
  }

  /** A string. */
  record Str(String value) implements Json {}

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    public int size() {
      return items.size();
    }
  }

  /** An object; keys in the order in which they came. */
  record Obj(Map<String, Json> fields) implements Json {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The value at {@code key}; null where the key is absent (a present null is {@link Json#NULL}).
     */
    public @Nullable Json get(String key) {
      return fields.get(key);
    }

    public boolean has(String key) {
      return fields.containsKey(key);
    }

    /** The string at {@code key}, or null where it is absent or of another type. */
    public @Nullable String text(String key) {
      return fields.get(key) instanceof Str(var value) ? value : null;
    }

    /** The object at {@code key}, or an empty one. */
    public Obj object(String key) {
      return fields.get(key) instanceof Obj object ? object : EMPTY_OBJECT;
    }

    /** The array at {@code key}, or an empty one. */
    public Arr array(String key) {
      return fields.get(key) instanceof Arr array ? array : EMPTY_ARRAY;
    }

    /** This object with one key set, at its old place or at the end. */
    public Obj with(String key, Json value) {
      var copy = new LinkedHashMap<>(fields);
      copy.put(key, value);
      return new Obj(copy);
    }

    /** This object without one key. */
    public Obj without(String key) {
      if (!fields.containsKey(key)) {
        return this;
      }
      var copy = new LinkedHashMap<>(fields);
      copy.remove(key);
      return new Obj(copy);
    }
  }

  /** Gathers the keys of an object in order. */
  final class ObjectBuilder {
    private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

    private ObjectBuilder() {}

    /** Sets a key to a Java value, see {@link Json#of}. */
    public ObjectBuilder put(String key, @Nullable Object value) {
      fields.put(key, of(value));
      return this;
    }

    /** Sets every key of another object. */
    public ObjectBuilder putAll(Obj other) {
      fields.putAll(other.fields());
      return this;
    }

    public Obj build() {
      return new Obj(fields);
    }
  }

  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  static Str string(String value) {
    return new Str(value);
  }

  static Int number(long value) {
    return new Int(value);
  }

  static Bool bool(boolean value) {
    return new Bool(value);
  }

  /**
   * The JSON form of a Java value: null, Boolean, integral and floating numbers, strings, enums (by
   * name), iterables, maps with string keys, and Json itself.
   *
   * @throws IllegalArgumentException for any other type
   */
  static Json of(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Json json -> json;
      case ObjectBuilder builder -> builder.build();
      case String text -> new Str(text);
      case Boolean flag -> new Bool(flag);
      case Integer number -> new Int(number);
      case Long number -> new Int(number);
      case Double number -> new Dec(number);
      case Float number -> new Dec(number);
      case Enum<?> name -> new Str(name.name());
      case Iterable<?> items -> {
        var list = new ArrayList<Json>();
        items.forEach(item -> list.add(of(item)));
        yield new Arr(list);
      }
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Json>();
        map.forEach((key, item) -> fields.put(String.valueOf(key), of(item)));
        yield new Obj(fields);
      }
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    };
  }
}
