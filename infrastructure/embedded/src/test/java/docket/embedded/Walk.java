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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds answers against the contract as they come, and notes which operations gave them. Operations
 * of ours, which the given contract lacks, stand in {@code operations.csv} with their statuses
 * only.
 */
final class Walk {
  private static final Path FOLDER = Path.of("../../contract");

  /** Operations that are answered, and always by a refusal: the operator does what they ask. */
  static final Set<String> ALWAYS_REFUSED = Set.of("DELETE,/api/users/{id}/");

  private final Contract contract;
  private final Map<String, List<String>> statuses = new LinkedHashMap<>();
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();
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
      statuses.keySet().forEach(name -> patterns.put(name, pattern(name)));
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
    wrong.addAll(violations(method, path, answer.status(), answer.body()));
    if (answer.status() < 400) {
      name(method, plain(path)).ifPresent(walked::add);
    }
    return answer;
  }

  /** How an answer is not as the contract says. */
  List<String> violations(String method, String path, int status, Json body) {
    var plain = plain(path);
    var operation = contract.find(method, plain).orElse(null);
    if (operation != null) {
      boolean isSparse = path.contains("include=");
      return contract.violations(operation, status, body, isSparse);
    }
    var name = additive(method, plain);
    if (name.isEmpty()) {
      return List.of("%s %s is in no contract".formatted(method, plain));
    }
    boolean isDeclared = declared(name.get()).contains("" + status);
    return isDeclared || Contract.isRefusal(status)
        ? List.of()
        : List.of("%s answered the undeclared status %d".formatted(name.get(), status));
  }

  /** The operation that a request is for. */
  java.util.Optional<String> name(String method, String path) {
    return contract
        .find(method, path)
        .map(Contract.Operation::name)
        .or(() -> additive(method, path));
  }

  private static String plain(String path) {
    return path.split("\\?", 2)[0];
  }

  private List<String> declared(String name) {
    return statuses.getOrDefault(name, List.of());
  }

  private java.util.Optional<String> additive(String method, String path) {
    return patterns.entrySet().stream()
        .filter(each -> each.getKey().startsWith(method + ","))
        .filter(each -> each.getValue().matcher(trimmed(path)).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Pattern pattern(String name) {
    var path = name.substring(name.indexOf(',') + 1);
    return Pattern.compile(trimmed(path).replaceAll("\\{[^}]*}", "[^/]+"));
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
          .filter(name -> !ALWAYS_REFUSED.contains(name))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
