package docket.exchange.exports;

import docket.domain.json.Json;
import java.io.IOException;

/**
 * The tasks of a snapshot, in the JSON form that every other form is made from (spec export.md §3).
 */
interface ExportTasks {
  void forEach(Sink sink) throws IOException;

  /** Takes tasks one by one. */
  interface Sink {
    void accept(Json.Obj task) throws IOException;
  }
}
