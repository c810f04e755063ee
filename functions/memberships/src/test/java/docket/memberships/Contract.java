package docket.memberships;

import docket.domain.contract.Schemas;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas of the contract. */
final class Contract {
  private Contract() {}

  static Schemas read() {
    try {
      var document = Files.readAllBytes(Path.of("..", "..", "contract", "openapi.json"));
      return docket.domain.contract.Contract.of((Json.Obj) JsonText.read(document)).schemas();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }
}
