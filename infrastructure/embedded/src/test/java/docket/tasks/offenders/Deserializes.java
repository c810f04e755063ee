package docket.tasks.offenders;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Whatever the sender wants, built and run. */
public final class Deserializes {
  private Deserializes() {}

  @SuppressWarnings("BanSerializableRead")
  static Object read(InputStream in) throws IOException, ClassNotFoundException {
    try (var objects = new ObjectInputStream(in)) {
      return objects.readObject();
    }
  }
}
