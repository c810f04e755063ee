package docket.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule about the code's structure.
 *
 * @param name what it says, in words
 * @param offenders classes of the test sources that break it: without them the rule is not known to
 *     bite
 */
record Rule(String name, ArchRule rule, List<Class<?>> offenders) {
  static Rule of(String name, ArchRule rule, Class<?>... offenders) {
    if (offenders.length == 0) {
      throw new IllegalArgumentException(name + " has nobody who breaks it");
    }
    return new Rule(name, rule.as(name), List.of(offenders));
  }
}
