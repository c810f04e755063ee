package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.store.json.JsonText;

/** Calls of one person whose answers are held against the contract. */
record Calls(Walk walk, User user) {
  Answer get(String path) {
    return walk.note("GET", path, user.get(path)).expect(200);
  }

  /**
   * @param body with single quotes for double ones; empty for none
   */
  Answer call(int status, String method, String path, String body) {
    var bytes = body.isEmpty() ? null : JsonText.bytes(json(body));
    return walk.note(method, path, user.send(method, path, bytes)).expect(status);
  }

  private static Json json(String text) {
    try {
      return JsonText.read(text.replace('\'', '"'));
    } catch (JsonText.Malformed wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
