package docket.engines.dynamodb;

import java.util.EnumSet;
import java.util.Set;

/** The operations this engine serves. */
public enum Operation {
  GET_ITEM,
  PUT_ITEM,
  UPDATE_ITEM,
  DELETE_ITEM,
  QUERY,
  SCAN,
  BATCH_GET_ITEM,
  BATCH_WRITE_ITEM,
  TRANSACT_GET_ITEMS,
  TRANSACT_WRITE_ITEMS,
  CREATE_TABLE,
  DESCRIBE_TABLE,
  LIST_TABLES,
  DELETE_TABLE,
  UPDATE_TIME_TO_LIVE,
  DESCRIBE_TIME_TO_LIVE;

  /** Those that change items. */
  static final Set<Operation> WRITES =
      EnumSet.of(PUT_ITEM, UPDATE_ITEM, DELETE_ITEM, BATCH_WRITE_ITEM, TRANSACT_WRITE_ITEMS);

  boolean isTransaction() {
    return this == TRANSACT_GET_ITEMS || this == TRANSACT_WRITE_ITEMS;
  }
}
