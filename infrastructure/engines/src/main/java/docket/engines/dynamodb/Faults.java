package docket.engines.dynamodb;

import docket.engines.faults.CrashPoint;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Things that go wrong on purpose. Without any fault added, nothing does. */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final IndexEntries entries;

  Faults(IndexEntries entries) {
    this.entries = entries;
  }

  public Faults add(Fault fault) {
    faults.add(fault);
    return this;
  }

  /** Every write of the engine counts, and the caller may die at it. */
  public Faults crashAt(CrashPoint point) {
    for (var write : Operation.WRITES) {
      add(Fault.before(() -> point.before(write.name())).on(write));
      add(Fault.after(() -> point.after(write.name())).on(write));
    }
    return this;
  }

  public void clear() {
    faults.clear();
  }

  /** Indexes stop following their tables until {@link #releaseIndexes}. */
  public void freezeIndexes() {
    entries.freeze();
  }

  public void releaseIndexes() {
    entries.release();
  }

  void before(Operation operation, Collection<String> tables) {
    strike(Fault.Moment.BEFORE, operation, tables);
  }

  void after(Operation operation, Collection<String> tables) {
    strike(Fault.Moment.AFTER, operation, tables);
  }

  /** Whether one entry of a batch shall come back unprocessed. */
  boolean leavesUnprocessed(Operation operation, String table) {
    for (var fault : faults) {
      if (fault.strikes(Fault.Moment.ENTRY, operation, List.of(table))) return true;
    }
    return false;
  }

  private void strike(Fault.Moment moment, Operation operation, Collection<String> tables) {
    for (var fault : faults) {
      if (fault.strikes(moment, operation, tables)) fault.run(operation);
    }
  }
}
