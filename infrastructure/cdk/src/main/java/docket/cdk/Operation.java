package docket.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One operation of the contract.
 *
 * @param segments of the path without slashes at its ends; {@code {}} for a variable
 */
record Operation(Deployed function, String method, String path, List<String> segments) {
  static final String VARIABLE = "{}";

  static List<Operation> read(Path csv) {
    try (var lines = Files.lines(csv)) {
      return lines.skip(1).map(line -> line.split(",", 5)).map(Operation::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Operation of(String[] cells) {
    return new Operation(Deployed.serving(cells[0]), cells[2], cells[3], segments(cells[3]));
  }

  static List<String> segments(String path) {
    var trimmed = path.replaceAll("^/|/$", "");
    return trimmed.isEmpty()
        ? List.of()
        : List.of(trimmed.replaceAll("\\{[^}]*}", VARIABLE).split("/"));
  }
}
