package docket.store.tables;

import docket.store.tables.TableDefinition.IndexDefinition;
import java.util.List;

/** The four tables of Docket (docs/data-model.md): projects and tasks, identity, jobs, journal. */
public final class Tables {
  /** Partition key of every table. */
  public static final String PK = "pk";

  /** Sort key of every table. */
  public static final String SK = "sk";

  /**
   * Epoch seconds after which an item of an expiring table may vanish. Readers compare with now;
   * they never wait for it.
   */
  public static final String EXPIRY = "ttl";

  public static final String CORE = "docket-core";
  public static final String ACCESS = "docket-access";
  public static final String JOBS = "docket-jobs";
  public static final String JOURNAL = "docket-journal";

  /** The sparse index of tasks that may be served; its sort key is the order of the stages. */
  public static final String OPEN_INDEX = "open";

  public static final String OPEN_PK = "qp";
  public static final String OPEN_SK = "qs";

  /** Users who hold a take on an open task, so that a reader of the index can pass over its own. */
  public static final String OPEN_TAKERS = "an";

  public static final List<TableDefinition> ALL =
      List.of(
          new TableDefinition(
              CORE,
              List.of(new IndexDefinition(OPEN_INDEX, OPEN_PK, OPEN_SK, List.of(OPEN_TAKERS))),
              true,
              true),
          new TableDefinition(ACCESS, List.of(), true, true),
          new TableDefinition(JOBS, List.of(), false, true),
          new TableDefinition(JOURNAL, List.of(), false, true));

  private Tables() {}
}
