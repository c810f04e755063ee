package docket.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param address of a running product; null to start one on an empty folder
 * @param scenarios names; empty for all
 * @param sizes tasks of the projects measured on
 * @param annotators how many label at once, one round for each
 * @param round how long annotators label in a round
 * @param reads requests of each kind of page
 * @param results where the results go as JSON; null for nowhere
 * @param cold whether the product is measured as it has started, without a warm-up
 */
record Settings(
    @Nullable String address,
    List<String> scenarios,
    List<Integer> sizes,
    List<Integer> annotators,
    Duration round,
    int reads,
    @Nullable Path results,
    boolean cold) {
  /** Arguments that cannot be understood; the message says what is wrong. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private static final Settings USUAL =
      new Settings(
          null,
          List.of(),
          List.of(1_000, 50_000),
          List.of(1, 8, 32),
          Duration.ofSeconds(5),
          300,
          null,
          false);

  /**
   * Reads {@code [scenario…] --url U --sizes N,N --annotators N,N --seconds N --reads N --out FILE
   * --cold}.
   */
  static Settings parse(List<String> arguments) {
    var settings = USUAL;
    var names = new java.util.ArrayList<String>();
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      if (argument.equals("--cold")) {
        settings = settings.withoutWarmUp();
        continue;
      }
      if (!argument.startsWith("--")) {
        names.add(argument);
        continue;
      }
      if (!rest.hasNext()) {
        throw new Unusable(argument + " needs a value");
      }
      settings = settings.with(argument, rest.next());
    }
    return settings.named(names);
  }

  private Settings with(String argument, String value) {
    return switch (argument) {
      case "--url" ->
          new Settings(value, scenarios, sizes, annotators, round, reads, results, cold);
      case "--sizes" ->
          new Settings(address, scenarios, numbers(value), annotators, round, reads, results, cold);
      case "--annotators" ->
          new Settings(address, scenarios, sizes, numbers(value), round, reads, results, cold);
      case "--seconds" ->
          new Settings(
              address,
              scenarios,
              sizes,
              annotators,
              Duration.ofSeconds(number(value)),
              reads,
              results,
              cold);
      case "--reads" ->
          new Settings(address, scenarios, sizes, annotators, round, number(value), results, cold);
      case "--out" ->
          new Settings(address, scenarios, sizes, annotators, round, reads, Path.of(value), cold);
      default -> throw new Unusable("unknown argument " + argument);
    };
  }

  private Settings withoutWarmUp() {
    return new Settings(address, scenarios, sizes, annotators, round, reads, results, true);
  }

  private Settings named(List<String> names) {
    return new Settings(
        address, List.copyOf(names), sizes, annotators, round, reads, results, cold);
  }

  private static List<Integer> numbers(String value) {
    return Stream.of(value.split(",")).map(Settings::number).toList();
  }

  private static int number(String value) {
    try {
      int number = Integer.parseInt(value.replace("_", ""));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      throw new Unusable("not a number: " + value);
    }
    throw new Unusable("not a positive number: " + value);
  }
}
