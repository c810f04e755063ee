package docket.engines.dynamodb;

/** Hears what each call consumed, on the thread that made the call, before the call returns. */
@FunctionalInterface
public interface ConsumptionListener {
  /**
   * @param rru read request units, in steps of 0.5
   * @param wru write request units, those of the table's indexes included
   */
  void consumed(Operation operation, String table, double rru, double wru);
}
