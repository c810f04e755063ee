package docket.bench.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How to torture.
 *
 * @param kills how often the process is killed
 * @param seed what all choices follow from; printed, so that a failure can be had again
 * @param data folder that the product lives on, kept; null for one that goes at the end
 */
record Settings(int kills, long seed, @Nullable Path data) {
  /** Arguments that cannot be understood; the message says what is wrong. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private static final int KILLS = 20;

  /** Reads {@code --kills N --seed S --data DIR}. */
  static Settings parse(List<String> arguments) {
    int kills = KILLS;
    long seed = ThreadLocalRandom.current().nextLong(1, 1_000_000_000);
    Path data = null;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      if (!rest.hasNext()) {
        throw new Unusable(argument + " needs a value");
      }
      var value = rest.next();
      switch (argument) {
        case "--kills" -> kills = (int) number(value);
        case "--seed" -> seed = number(value);
        case "--data" -> data = Path.of(value).toAbsolutePath();
        default -> throw new Unusable("unknown argument " + argument);
      }
    }
    return new Settings(kills, seed, data);
  }

  private static long number(String value) {
    try {
      long number = Long.parseLong(value);
      if (number > 0 && number <= 1_000_000_000) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      throw new Unusable("not a number: " + value);
    }
    throw new Unusable("not a number from 1 to 1000000000: " + value);
  }
}
