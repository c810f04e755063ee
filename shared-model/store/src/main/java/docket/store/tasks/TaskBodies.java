package docket.store.tasks;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.tasks.TaskBody;
import docket.store.blobs.Blobs;
import docket.store.blobs.JsonBlobs;
import docket.store.blobs.Packed;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a task is: small ones in the state item ({@code d}), middling ones compressed
 * in an item of their own, large ones in S3, either packed with others of the same import ({@code
 * dr} = key, offset, length) or alone.
 */
public final class TaskBodies {
  /** JSON bytes up to which a body stays in the state item. */
  static final int INLINE = 512;

  /** Compressed bytes up to which a body is an item. */
  static final int ITEM = 4096;

  private static final String INLINE_BODY = "d";
  private static final String HAS_ITEM = "di";
  private static final String REFERENCE = "dr";

  /** The data's keys, where the data are not in the state item: what the summary counts. */
  private static final String COLUMNS = "dk";

  /** Bytes of keys that a state item holds; what goes beyond is not counted. */
  private static final int MOST_COLUMN_BYTES = 300;

  private static final int QUOTES = 3;

  private final Dynamo dynamo;
  private final Blobs blobs;

  public TaskBodies(Dynamo dynamo, Blobs blobs) {
    this.dynamo = dynamo;
    this.blobs = blobs;
  }

  /** A body on its way into the store. */
  sealed interface Placed {
    record Inline(byte[] json) implements Placed {}

    record Own(byte[] packed) implements Placed {}

    record Object(String reference) implements Placed {}
  }

  /**
   * Decides where bodies go; large ones are written to one S3 object under the prefix before this
   * returns.
   */
  List<Placed> place(List<TaskBody> bodies, String prefix) {
    var placed = new ArrayList<Placed>();
    var pack = new BodyPack();
    for (var body : bodies) {
      var json = JsonText.bytes(toJson(body));
      if (json.length <= INLINE) {
        placed.add(new Placed.Inline(json));
        continue;
      }
      var packed = Packed.gzip(json);
      placed.add(
          packed.length <= ITEM ? new Placed.Own(packed) : new Placed.Object(pack.add(packed)));
    }
    var content = pack.bytes();
    if (content.length == 0) {
      return placed;
    }
    var key = prefix + JsonBlobs.sha256(content);
    blobs.put(key, content, "application/octet-stream");
    return placed.stream()
        .map(p -> p instanceof Placed.Object(var at) ? new Placed.Object(key + ":" + at) : p)
        .toList();
  }

  static void write(Item.Builder state, TaskBody body, Placed placed) {
    switch (placed) {
      case Placed.Inline(var json) -> state.set(INLINE_BODY, json);
      case Placed.Own _ -> state.set(HAS_ITEM, Boolean.TRUE).set(COLUMNS, columnBytes(body));
      case Placed.Object(var reference) ->
          state.set(REFERENCE, reference).set(COLUMNS, columnBytes(body));
    }
  }

  static void write(Change state, TaskBody body, Placed placed) {
    state.set(COLUMNS, placed instanceof Placed.Inline ? null : columnBytes(body));
    state.set(INLINE_BODY, placed instanceof Placed.Inline(var json) ? json : null);
    state.set(HAS_ITEM, placed instanceof Placed.Own ? Boolean.TRUE : null);
    state.set(REFERENCE, placed instanceof Placed.Object(var reference) ? reference : null);
  }

  private static byte[] columnBytes(TaskBody body) {
    var columns = new ArrayList<String>();
    int room = MOST_COLUMN_BYTES;
    for (var column : new TreeSet<>(body.data().fields().keySet())) {
      room -= column.getBytes(StandardCharsets.UTF_8).length + QUOTES;
      if (room < 0) {
        break;
      }
      columns.add(column);
    }
    return JsonText.bytes(Json.of(columns));
  }

  /** The keys of a task's data, from its state item alone. */
  static List<String> columns(Item state) {
    var inline = state.bytes(INLINE_BODY);
    if (inline != null) {
      return List.copyOf(fromJson(JsonText.stored(inline)).data().fields().keySet());
    }
    var stored = state.bytes(COLUMNS);
    return stored != null && JsonText.stored(stored) instanceof Json.Arr names
        ? names.items().stream().map(name -> ((Json.Str) name).value()).toList()
        : List.of();
  }

  /** Whether two images of a state item have the same keys for all that the item itself tells. */
  static boolean hasSameColumns(Item before, Item after) {
    return Arrays.equals(before.bytes(INLINE_BODY), after.bytes(INLINE_BODY))
        && Arrays.equals(before.bytes(COLUMNS), after.bytes(COLUMNS));
  }

  /** The bodies of tasks whose state items are given, in one or two round trips. */
  Map<TaskId, TaskBody> read(List<Item> states) {
    var bodies = new HashMap<TaskId, TaskBody>();
    var items = new ArrayList<TaskId>();
    for (var state : states) {
      var task = TaskItem.idOf(state);
      var inline = state.bytes(INLINE_BODY);
      if (inline != null) {
        bodies.put(task, fromJson(JsonText.stored(inline)));
      } else if (state.flag(HAS_ITEM)) {
        items.add(task);
      } else {
        bodies.put(task, fromJson(JsonText.stored(Packed.gunzip(slice(state.text(REFERENCE))))));
      }
    }
    for (var item : dynamo.getAll(Tables.CORE, items.stream().map(TaskKeys::body).toList())) {
      bodies.put(TaskItem.idOf(item), ofItem(item));
    }
    return bodies;
  }

  static TaskBody ofItem(Item item) {
    var packed = item.bytes("z");
    if (packed == null) {
      throw new IllegalStateException("empty body at " + item.key());
    }
    return fromJson(JsonText.stored(Packed.gunzip(packed)));
  }

  private byte[] slice(String reference) {
    var parts = reference.split(":", 3);
    return blobs.slice(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  private static Json toJson(TaskBody body) {
    var json = Json.object().put("data", body.data());
    if (!(body.meta() instanceof Json.Null)) {
      json.put("meta", body.meta());
    }
    if (body.allowSkip() != null) {
      json.put("allow_skip", body.allowSkip());
    }
    return json.build();
  }

  private static TaskBody fromJson(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw new IllegalStateException("a stored task body is no object");
    }
    var meta = object.get("meta");
    return new TaskBody(object.object("data"), meta == null ? Json.NULL : meta, allowSkip(object));
  }

  private static @Nullable Boolean allowSkip(Json.Obj object) {
    return object.get("allow_skip") instanceof Json.Bool(var value) ? value : null;
  }
}
