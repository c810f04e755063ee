package docket.engines.dynamodb.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/**
 * The stored form of an item: a type byte and a length before each value, attributes in the order
 * of their names. Equal canonical items have equal bytes.
 */
public final class ItemCodec {
  /** The position of a type here is its byte in every file ever written: only append. */
  private static final List<Type> TYPES =
      List.of(
          Type.S, Type.N, Type.B, Type.BOOL, Type.NUL, Type.M, Type.L, Type.SS, Type.NS, Type.BS);

  private static final int TRUE = 0x7F; // a BOOL that is true; BOOL itself stands for false

  private ItemCodec() {}

  public static byte[] encode(Map<String, AttributeValue> item) {
    var out = new Output();
    writeMap(item, out);
    return out.bytes();
  }

  public static Map<String, AttributeValue> decode(byte[] bytes) {
    return decode(ByteBuffer.wrap(bytes));
  }

  /** Reads the item that is next in the buffer. */
  public static Map<String, AttributeValue> decode(ByteBuffer bytes) {
    return readMap(bytes);
  }

  /** Bytes of one item, for one thread. */
  private static final class Output {
    private byte[] buffer = new byte[512];
    private int size;

    void write(int value) {
      if (size == buffer.length) buffer = Arrays.copyOf(buffer, 2 * size);
      buffer[size++] = (byte) value;
    }

    void write(byte[] bytes) {
      if (buffer.length - size < bytes.length)
        buffer = Arrays.copyOf(buffer, 2 * buffer.length + bytes.length);
      System.arraycopy(bytes, 0, buffer, size, bytes.length);
      size += bytes.length;
    }

    byte[] bytes() {
      return Arrays.copyOf(buffer, size);
    }
  }

  private static void writeMap(Map<String, AttributeValue> map, Output out) {
    writeLength(map.size(), out);
    var names = map.keySet().toArray(String[]::new);
    Arrays.sort(names);
    for (var name : names) {
      var value = map.get(name);
      if (value == null) throw new IllegalArgumentException("no value at " + name);
      writeText(name, out);
      write(value, out);
    }
  }

  private static void write(AttributeValue value, Output out) {
    boolean isTrue = value.type() == Type.BOOL && value.bool();
    out.write(isTrue ? TRUE : TYPES.indexOf(value.type()));
    switch (value.type()) {
      case S -> writeText(value.s(), out);
      case N -> writeText(value.n(), out);
      case B -> writeBytes(value.b().asByteArrayUnsafe(), out);
      case SS -> writeAll(value.ss(), element -> writeText(element, out), out);
      case NS -> writeAll(value.ns(), element -> writeText(element, out), out);
      case BS -> writeAll(value.bs(), element -> writeBytes(element.asByteArrayUnsafe(), out), out);
      case L -> writeAll(value.l(), element -> write(element, out), out);
      case M -> writeMap(value.m(), out);
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> {}
    }
  }

  private static <T> void writeAll(List<T> elements, Consumer<T> writer, Output out) {
    writeLength(elements.size(), out);
    elements.forEach(writer);
  }

  private static void writeText(String text, Output out) {
    writeBytes(Bytes.utf8(text), out);
  }

  private static void writeBytes(byte[] bytes, Output out) {
    writeLength(bytes.length, out);
    out.write(bytes);
  }

  private static void writeLength(int length, Output out) {
    int rest = length;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static Map<String, AttributeValue> readMap(ByteBuffer in) {
    int size = readLength(in);
    var map = HashMap.<String, AttributeValue>newHashMap(size);
    for (int i = 0; i < size; i++) map.put(readText(in), read(in));
    return map;
  }

  private static AttributeValue read(ByteBuffer in) {
    int tag = in.get();
    if (tag == TRUE) return AttributeValue.fromBool(true);
    return switch (TYPES.get(tag)) {
      case S -> AttributeValue.fromS(readText(in));
      case N -> AttributeValue.fromN(readText(in));
      case B -> AttributeValue.fromB(readBytes(in));
      case SS -> AttributeValue.fromSs(readAll(in, () -> readText(in)));
      case NS -> AttributeValue.fromNs(readAll(in, () -> readText(in)));
      case BS -> AttributeValue.fromBs(readAll(in, () -> readBytes(in)));
      case L -> AttributeValue.fromL(readAll(in, () -> read(in)));
      case M -> AttributeValue.fromM(readMap(in));
      case BOOL -> AttributeValue.fromBool(false);
      case NUL -> AttributeValue.fromNul(true);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("Unknown type in a stored item");
    };
  }

  private static <T> List<T> readAll(ByteBuffer in, Supplier<T> reader) {
    int size = readLength(in);
    var elements = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) elements.add(reader.get());
    return elements;
  }

  private static String readText(ByteBuffer in) {
    var bytes = new byte[readLength(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static SdkBytes readBytes(ByteBuffer in) {
    var bytes = new byte[readLength(in)];
    in.get(bytes);
    return SdkBytes.fromByteArrayUnsafe(bytes);
  }

  private static int readLength(ByteBuffer in) {
    int length = 0;
    int shift = 0;
    while (true) {
      byte next = in.get();
      length |= (next & 0x7F) << shift;
      if (next >= 0) return length;
      shift += 7;
    }
  }
}
