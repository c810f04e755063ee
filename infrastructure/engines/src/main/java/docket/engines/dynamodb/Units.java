package docket.engines.dynamodb;

import java.util.Map;
import java.util.TreeMap;

/** What one call consumed of a table and of its indexes. */
record Units(double table, Map<String, Double> indexes) {
  private static final double READ_BLOCK = 4096;
  private static final double WRITE_BLOCK = 1024;

  static final Units NONE = new Units(0, Map.of());

  static Units ofTable(double units) {
    return new Units(units, Map.of());
  }

  static Units ofIndex(String index, double units) {
    return new Units(0, Map.of(index, units));
  }

  /** Reading nothing costs as much as reading a little. */
  static double reading(long bytes, boolean consistent) {
    double blocks = Math.max(1, Math.ceil(bytes / READ_BLOCK));
    return consistent ? blocks : blocks / 2;
  }

  static double writing(long bytes) {
    return Math.max(1, Math.ceil(bytes / WRITE_BLOCK));
  }

  double total() {
    return table + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  Units plus(Units other) {
    var sum = new TreeMap<>(indexes);
    other.indexes.forEach((index, units) -> sum.merge(index, units, Double::sum));
    return new Units(table + other.table, sum);
  }
}
