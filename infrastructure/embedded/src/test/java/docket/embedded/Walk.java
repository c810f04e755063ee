package docket.embedded;

import docket.domain.contract.Contract;
import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds answers against the contract as they come, and notes which operations gave them. Operations
 * of ours, which the given contract lacks, stand in {@code operations.csv} with their statuses
 * only.
 */
final class Walk {
  private static final Path FOLDER = Path.of("../../contract");

  private final Contract contract;
  private final Map<String, List<String>> statuses = new LinkedHashMap<>();
  private final TreeSet<String> walked = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  Walk() {
    try {
      var document = Files.readAllBytes(FOLDER.resolve("openapi.json"));
      contract = Contract.of((Json.Obj) JsonText.read(document));
      for (var line : lines("operations.csv").subList(1, lines("operations.csv").size())) {
        var cells = line.split(",", 9);
        statuses.put(
            cells[2] + "," + cells[3],
            List.of(cells[7].replaceAll(":[^;]*", "").replace(" ", "").split(";", -1)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file));
  }

  /** Takes an answer that a request got, and gives it back. */
  Answer note(String method, String path, Answer answer) {
    var plain = path.split("\\?", 2)[0];
    var operation = contract.find(method, plain).orElse(null);
    if (operation != null) {
      boolean isSparse = path.contains("include=");
      wrong.addAll(contract.violations(operation, answer.status(), answer.body(), isSparse));
      noteSuccess(operation.name(), answer);
      return answer;
    }
    additive(method, plain)
        .ifPresentOrElse(
            name -> {
              if (answer.status() < 400 && !declared(name).contains("" + answer.status())) {
                wrong.add("%s answered the undeclared status %d".formatted(name, answer.status()));
              }
              noteSuccess(name, answer);
            },
            () -> wrong.add("%s %s is in no contract".formatted(method, plain)));
    return answer;
  }

  private List<String> declared(String name) {
    return statuses.getOrDefault(name, List.of());
  }

  private void noteSuccess(String name, Answer answer) {
    if (answer.status() < 400) {
      walked.add(name);
    }
  }

  private java.util.Optional<String> additive(String method, String path) {
    return statuses.keySet().stream()
        .filter(name -> name.startsWith(method + ","))
        .filter(name ->
            trimmed(path)
                .matches(
                    trimmed(name.substring(method.length() + 1)).replaceAll("\\{[^}]*}", "[^/]+")))
        .findFirst();
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** What was not as the contract says. */
  List<String> wrong() {
    return wrong;
  }

  /** Served operations that no success was seen of. */
  List<String> unwalked() {
    try {
      var pending = lines("pending.csv");
      return statuses.keySet().stream()
          .filter(name -> !pending.contains(name) && !walked.contains(name))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
