package docket.exchange.imports;

import docket.domain.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * A kind of file that tasks are read from. A new one is one class and one line in {@link
 * TaskFiles}.
 */
interface TaskFile {
  /** Lower-case extensions with their dot. */
  Set<String> extensions();

  /** Whether the file holds many tasks, which can be taken as one when asked. */
  boolean isTable();

  /**
   * Gives each task of the file, in order, to the sink; what is wrong with the file ends the
   * reading.
   */
  void read(Source source, Sink sink) throws IOException, Unreadable;

  /**
   * A file.
   *
   * @param address what task data call it by
   */
  record Source(String name, String address, InputStream content) {}

  /** Takes tasks one by one. */
  interface Sink {
    void accept(Json item) throws Unreadable;
  }

  /**
   * A file that cannot be read as what it says it is; the message is for the person who sent it.
   */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}
