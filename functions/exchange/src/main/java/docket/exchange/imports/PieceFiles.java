package docket.exchange.imports;

import docket.domain.json.Json;
import docket.store.blobs.Blobs;
import docket.store.exchange.ImportJob;
import docket.store.json.JsonText;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items of a large import, cut into pieces while its files are checked. Whatever kind of file
 * they came from, each piece is read on its own afterwards, so that an import never reads its files
 * from the start again.
 */
@Singleton
final class PieceFiles {
  /** Most items of one piece: their ids are kept in one item of the job. */
  static final int ITEMS = 2_000;

  /** Bytes at which a piece is full: what a worker holds in memory at once, a few times over. */
  private static final int FULL = 4 << 20;

  private final Blobs blobs;

  PieceFiles(Blobs blobs) {
    this.blobs = blobs;
  }

  /**
   * An item of an import.
   *
   * @param upload the file that it came from; null for none
   */
  record Item(Json json, @Nullable Long upload) {}

  /** Takes items in order and stores each piece when it is full. */
  final class Cutting {
    private final ImportJob job;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private int items;
    private int pieces;

    private Cutting(ImportJob job) {
      this.job = job;
    }

    void add(Json json, @Nullable Long upload) {
      var line = Json.object().put("item", json).put("upload", upload).build();
      piece.write(items == 0 ? '[' : ',');
      piece.writeBytes(JsonText.bytes(line));
      if (++items == ITEMS || piece.size() >= FULL) {
        flush();
      }
    }

    /** Stores the rest, and says how many pieces there are. */
    int end() {
      if (items > 0) {
        flush();
      }
      return pieces;
    }

    private void flush() {
      piece.writeBytes("]".getBytes(StandardCharsets.US_ASCII));
      blobs.put(prefix(job) + pieces, piece.toByteArray(), "application/json");
      piece.reset();
      items = 0;
      pieces++;
    }
  }

  Cutting cut(ImportJob job) {
    return new Cutting(job);
  }

  /** The items of one piece, in order; empty where it was never cut. */
  Optional<List<Item>> find(ImportJob job, int piece) {
    return blobs.get(prefix(job) + piece).map(PieceFiles::items);
  }

  private static List<Item> items(byte[] content) {
    var items = new ArrayList<Item>();
    for (var line : ((Json.Arr) JsonText.stored(content)).items()) {
      var object = (Json.Obj) line;
      var upload = object.get("upload") instanceof Json.Int(var id) ? Long.valueOf(id) : null;
      items.add(new Item(object.get("item") instanceof Json item ? item : Json.NULL, upload));
    }
    return items;
  }

  /** Removes the pieces of an import that is over. */
  void clear(ImportJob job) {
    blobs.deleteAll(prefix(job));
  }

  private static String prefix(ImportJob job) {
    return "pieces/%s/%d/".formatted(job.project(), job.id());
  }
}
