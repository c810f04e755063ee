package docket.engines.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.DoubleAdder;

/** What an engine's calls consumed since the last reset. */
public final class Meters {
  /** Request units; reads in steps of 0.5. */
  public record Units(double rru, double wru) {}

  private record Meter(DoubleAdder rru, DoubleAdder wru) {
    Units read() {
      return new Units(rru.sum(), wru.sum());
    }
  }

  private final Map<Operation, Meter> byOperation = new ConcurrentHashMap<>();
  private final Map<String, Meter> byTable = new ConcurrentHashMap<>();
  private final List<ConsumptionListener> listeners = new CopyOnWriteArrayList<>();

  Meters() {}

  public void listen(ConsumptionListener listener) {
    listeners.add(listener);
  }

  public void stopListening(ConsumptionListener listener) {
    listeners.remove(listener);
  }

  public Units total() {
    var units = byTable().values();
    return new Units(
        units.stream().mapToDouble(Units::rru).sum(), units.stream().mapToDouble(Units::wru).sum());
  }

  public Map<String, Units> byTable() {
    var read = new TreeMap<String, Units>();
    byTable.forEach((table, meter) -> read.put(table, meter.read()));
    return read;
  }

  public Map<Operation, Units> byOperation() {
    var read = new TreeMap<Operation, Units>();
    byOperation.forEach((operation, meter) -> read.put(operation, meter.read()));
    return read;
  }

  public void reset() {
    byOperation.clear();
    byTable.clear();
  }

  void read(Operation operation, String table, double units) {
    add(operation, table, units, 0);
  }

  void written(Operation operation, String table, double units) {
    add(operation, table, 0, units);
  }

  private void add(Operation operation, String table, double rru, double wru) {
    add(byOperation.computeIfAbsent(operation, key -> meter()), rru, wru);
    add(byTable.computeIfAbsent(table, key -> meter()), rru, wru);
    for (var listener : listeners) listener.consumed(operation, table, rru, wru);
  }

  private static void add(Meter meter, double rru, double wru) {
    meter.rru().add(rru);
    meter.wru().add(wru);
  }

  private static Meter meter() {
    return new Meter(new DoubleAdder(), new DoubleAdder());
  }
}
