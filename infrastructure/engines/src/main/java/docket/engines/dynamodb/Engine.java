package docket.engines.dynamodb;

import docket.engines.sqlite.Database;
import java.time.Clock;

/** What the operations share. */
record Engine(
    Database database,
    Catalog catalog,
    ItemStore items,
    StoredStream stream,
    Meters meters,
    Faults faults,
    Clock clock) {
  void announce(Table table) {
    if (table.streamed()) stream.announce();
  }

  void meterReads(Operation operation, Bill bill) {
    bill.tables().forEach((table, units) -> meters.read(operation, table, units.total()));
  }

  void meterWrites(Operation operation, Bill bill) {
    bill.tables().forEach((table, units) -> meters.written(operation, table, units.total()));
  }
}
