package docket.domain.contract;

import docket.domain.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operations of the contract, and whether an answer is one that an operation may give. */
public final class Contract {
  /** Refusals that every operation may give, declared or not. */
  private static final Set<Integer> REFUSALS =
      Set.of(400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503);

  private final Json.Obj paths;
  private final Map<String, Pattern> patterns;
  private final Schemas schemas;

  private Contract(Json.Obj document) {
    this.paths = document.object("paths");
    this.patterns =
        paths.fields().keySet().stream()
            .collect(Collectors.toMap(template -> template, Contract::pattern));
    this.schemas = new Schemas(document.object("components").object("schemas"));
  }

  /**
   * @param document of {@code contract/openapi.json}
   */
  public static Contract of(Json.Obj document) {
    return new Contract(document);
  }

  /**
   * An operation.
   *
   * @param template its path as the contract has it
   */
  public record Operation(String method, String template, Json.Obj responses) {
    /** As {@code operations.csv} and {@code pending.csv} name it. */
    public String name() {
      return method + "," + template;
    }
  }

  public Schemas schemas() {
    return schemas;
  }

  /** The operation that a request is for; a path without variables goes before one with them. */
  public Optional<Operation> find(String method, String path) {
    return patterns.entrySet().stream()
        .filter(each -> each.getValue().matcher(trimmed(path)).matches())
        .map(Map.Entry::getKey)
        .filter(template -> paths.object(template).has(method.toLowerCase(Locale.ROOT)))
        .min((a, b) -> Long.compare(variables(a), variables(b)))
        .map(template ->
            new Operation(
                method,
                template,
                paths
                    .object(template)
                    .object(method.toLowerCase(Locale.ROOT))
                    .object("responses")));
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(trimmed(template).replaceAll("\\{[^}]*}", "[^/]+"));
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static long variables(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  public static boolean isRefusal(int status) {
    return REFUSALS.contains(status);
  }

  /**
   * What is wrong with an answer; empty where nothing is.
   *
   * @param isSparse whether the request asked for some fields only, so that none is required
   */
  public List<String> violations(Operation operation, int status, Json body, boolean isSparse) {
    if (isRefusal(status)) {
      return List.of();
    }
    var declared = operation.responses().object(Integer.toString(status));
    boolean known = operation.responses().has(Integer.toString(status));
    if (!known) {
      return List.of("%s answered the undeclared status %d".formatted(operation.name(), status));
    }
    var schema = declared.object("content").object("application/json").object("schema");
    boolean binary = "binary".equals(schema.text("format"));
    if (schema.fields().isEmpty() || binary) {
      return List.of();
    }
    return schemas.violations(schema, body, operation.name()).stream()
        .filter(violation -> !isSparse || !violation.contains(Schemas.LACKS))
        .toList();
  }
}
