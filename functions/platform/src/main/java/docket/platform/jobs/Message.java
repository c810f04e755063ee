package docket.platform.jobs;

import docket.domain.json.Json;

/** Reads what a message must have: one without it was not written by us. */
public final class Message {
  private Message() {}

  public static String text(Json.Obj message, String key) {
    var value = message.text(key);
    if (value == null) {
      throw new IllegalStateException("a message has no " + key);
    }
    return value;
  }

  public static long number(Json.Obj message, String key) {
    if (message.get(key) instanceof Json.Int(var value)) {
      return value;
    }
    throw new IllegalStateException("a message has no " + key);
  }
}
