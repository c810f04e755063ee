package docket.store.dynamo;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored item, read by type. Getters give a default for what an older item does not have. */
public record Item(Map<String, AttributeValue> attributes) {
  public Key key() {
    return Key.of(attributes);
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  /**
   * @throws IllegalStateException when the attribute is absent: the item was not written by us
   */
  public String text(String name) {
    var value = optionalText(name);
    if (value == null) {
      throw new IllegalStateException("item %s has no %s".formatted(key(), name));
    }
    return value;
  }

  public @Nullable String optionalText(String name) {
    var value = attributes.get(name);
    return value == null ? null : value.s();
  }

  public String text(String name, String absent) {
    var value = optionalText(name);
    return value == null ? absent : value;
  }

  public long number(String name) {
    return number(name, 0);
  }

  public long number(String name, long absent) {
    var value = attributes.get(name);
    return value == null || value.n() == null ? absent : Long.parseLong(value.n());
  }

  public @Nullable Long optionalNumber(String name) {
    var value = attributes.get(name);
    return value == null || value.n() == null ? null : Long.valueOf(value.n());
  }

  /** A whole number of any size; 0 where there is none. */
  public BigInteger bigNumber(String name) {
    var value = attributes.get(name);
    return value == null || value.n() == null ? BigInteger.ZERO : new BigInteger(value.n());
  }

  public @Nullable Double optionalDecimal(String name) {
    var value = attributes.get(name);
    return value == null || value.n() == null ? null : Double.valueOf(value.n());
  }

  public boolean flag(String name) {
    var value = attributes.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  public @Nullable Instant instant(String name) {
    var micros = optionalNumber(name);
    return micros == null ? null : Micros.instant(micros);
  }

  public Instant requiredInstant(String name) {
    return Micros.instant(number(name));
  }

  public byte @Nullable [] bytes(String name) {
    var value = attributes.get(name);
    return value == null || value.b() == null ? null : value.b().asByteArrayUnsafe();
  }

  public Set<Long> numbers(String name) {
    var value = attributes.get(name);
    var numbers = new LinkedHashSet<Long>();
    if (value != null && value.hasNs()) {
      value.ns().stream().map(Long::valueOf).sorted().forEach(numbers::add);
    }
    return numbers;
  }

  public Map<String, Item> maps(String name) {
    var value = attributes.get(name);
    var maps = new LinkedHashMap<String, Item>();
    if (value != null && value.hasM()) {
      value.m().forEach((key, inner) -> maps.put(key, new Item(inner.m())));
    }
    return maps;
  }

  /** Gathers attributes; null leaves one out. */
  public static final class Builder {
    private final HashMap<String, AttributeValue> attributes = new HashMap<>();

    public Builder key(Key key) {
      attributes.putAll(key.attributes());
      return this;
    }

    public Builder set(String name, @Nullable Object value) {
      if (value != null) {
        attributes.put(name, Values.of(value));
      }
      return this;
    }

    public Builder setAll(Map<String, AttributeValue> more) {
      attributes.putAll(more);
      return this;
    }

    /** The item; the builder is done with. */
    public Item build() {
      return new Item(Collections.unmodifiableMap(attributes));
    }
  }

  public static Builder at(Key key) {
    return new Builder().key(key);
  }

  /** Attributes without a key, for a nested map. */
  public static Builder nested() {
    return new Builder();
  }

  /** Java values as attribute values. */
  static final class Values {
    private Values() {}

    static AttributeValue of(Object value) {
      return switch (value) {
        case AttributeValue ready -> ready;
        case String text -> AttributeValue.fromS(text);
        case Boolean flag -> AttributeValue.fromBool(flag);
        case Integer number -> AttributeValue.fromN(number.toString());
        case Long number -> AttributeValue.fromN(number.toString());
        case Double number -> AttributeValue.fromN(number.toString());
        case BigInteger number -> AttributeValue.fromN(number.toString());
        case Instant time -> AttributeValue.fromN(Long.toString(Micros.of(time)));
        case byte[] bytes -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
        case Item nested -> AttributeValue.fromM(nested.attributes());
        case Set<?> numbers ->
            AttributeValue.fromNs(numbers.stream().map(String::valueOf).toList());
        case List<?> items -> AttributeValue.fromL(items.stream().map(Values::of).toList());
        case Map<?, ?> map -> {
          var nested = new HashMap<String, AttributeValue>();
          map.forEach((key, inner) -> nested.put(String.valueOf(key), of(inner)));
          yield AttributeValue.fromM(nested);
        }
        default -> throw new IllegalArgumentException("no attribute form for " + value.getClass());
      };
    }
  }
}
