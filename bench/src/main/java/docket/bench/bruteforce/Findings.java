package docket.bench.bruteforce;

import java.util.ArrayList;
import java.util.List;

/** The table of what was found, and whether every bound holds. */
final class Findings {
  private record Finding(String what, String found, String bound, boolean holds) {}

  private final List<Finding> all = new ArrayList<>();

  void told(String what, String found) {
    all.add(new Finding(what, found, "", true));
  }

  void mustBe(String what, Object found, Object bound) {
    all.add(new Finding(what, found.toString(), bound.toString(), found.equals(bound)));
  }

  /** Numbers of the same unit. */
  void atMost(String what, double found, double bound) {
    all.add(new Finding(what, number(found), "at most " + number(bound), found <= bound));
  }

  static String number(double value) {
    return value == Math.rint(value) ? "%,.0f".formatted(value) : "%,.1f".formatted(value);
  }

  boolean hold() {
    return all.stream().allMatch(Finding::holds);
  }

  @Override
  public String toString() {
    var table = new StringBuilder("| What | Found | Bound | |\n|---|--:|--:|---|\n");
    for (var finding : all) {
      var verdict = finding.bound.isEmpty() ? "" : finding.holds ? "holds" : "BROKEN";
      table.append(
          "| %s | %s | %s | %s |%n".formatted(finding.what, finding.found, finding.bound, verdict));
    }
    return table.toString();
  }
}
