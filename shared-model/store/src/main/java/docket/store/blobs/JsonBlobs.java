package docket.store.blobs;

import docket.domain.json.Json;
import docket.store.dynamo.Item;
import docket.store.json.JsonText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * JSON of any size beside an item: compressed in the item up to {@link #INLINE}, else as an S3
 * object named by its content, so that a retry stores it once. Attribute {@code rz} has the bytes,
 * {@code rk} the object's key.
 */
public final class JsonBlobs {
  /** Stored bytes up to which an item carries them itself: one read unit. */
  public static final int INLINE = 4096;

  private static final String BYTES = "rz";
  private static final String OBJECT = "rk";

  private final Blobs blobs;

  public JsonBlobs(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Stores the value; call it before the item's own write, so that no item points at nothing. */
  public void write(Item.Builder item, String prefix, Json value) {
    var packed = Packed.gzip(JsonText.bytes(value));
    if (packed.length <= INLINE) {
      item.set(BYTES, packed);
      return;
    }
    var key = prefix + sha256(packed);
    blobs.put(key, packed, "application/gzip");
    item.set(OBJECT, key);
  }

  /** The value, or JSON null where none was stored. */
  public Json read(Item item) {
    var inline = item.bytes(BYTES);
    if (inline != null) {
      return JsonText.stored(Packed.gunzip(inline));
    }
    var key = item.optionalText(OBJECT);
    if (key == null) {
      return Json.NULL;
    }
    return JsonText.stored(
        Packed.gunzip(
            blobs.get(key).orElseThrow(() -> new IllegalStateException("lost object " + key))));
  }

  /** Lower-case hex of the SHA-256. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
