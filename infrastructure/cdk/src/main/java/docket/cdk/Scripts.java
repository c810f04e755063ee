package docket.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts that run at the edge, from the resources of this module. */
final class Scripts {
  private Scripts() {}

  static String read(String name) {
    try (var script = Scripts.class.getResourceAsStream("/edge/" + name)) {
      if (script == null) {
        throw new IllegalArgumentException("there is no script " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
