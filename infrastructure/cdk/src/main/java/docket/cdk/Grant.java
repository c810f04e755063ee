package docket.cdk;

import docket.store.tables.Tables;
import java.util.List;

/**
 * What each function may do, and with what. This table is the whole of it: the rehearsal uses each
 * function under exactly these rights, and takes every one of them away once.
 *
 * @param actions as IAM names them
 */
record Grant(Deployed function, Target target, List<String> actions) {
  /** What an action is done to. */
  sealed interface Target {
    /** A table by its logical name. */
    record OnTable(String name) implements Target {}

    record OnIndex(String table, String index) implements Target {}

    /** Objects of the product's bucket whose keys begin so. */
    record OnObjects(String prefix) implements Target {}

    /** The bucket, as far as keys begin so. */
    record OnListing(String prefix) implements Target {}

    record OnWorkQueue() implements Target {}
  }

  private static final String GET = "dynamodb:GetItem";
  private static final String PUT = "dynamodb:PutItem";
  private static final String UPDATE = "dynamodb:UpdateItem";
  private static final String DELETE = "dynamodb:DeleteItem";
  private static final String QUERY = "dynamodb:Query";
  private static final String BATCH_GET = "dynamodb:BatchGetItem";
  private static final String BATCH_WRITE = "dynamodb:BatchWriteItem";

  /** Everything that is granted, apart from logs, traces, keys and secrets. */
  static final List<Grant> ALL =
      List.of(
          // label: the queue, tasks, annotations
          table(
              Deployed.LABEL, Tables.CORE, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET, BATCH_WRITE),
          index(Deployed.LABEL, Tables.CORE, Tables.OPEN_INDEX),
          table(Deployed.LABEL, Tables.ACCESS, GET, UPDATE, QUERY, BATCH_GET),
          objects(Deployed.LABEL, "k/", "s3:GetObject", "s3:PutObject"),
          objects(Deployed.LABEL, "r/", "s3:GetObject", "s3:PutObject"),
          objects(Deployed.LABEL, "c/", "s3:GetObject"),
          sends(Deployed.LABEL),
          table(Deployed.LABEL, Tables.JOURNAL, PUT, UPDATE),
          // manage: people and projects
          table(Deployed.MANAGE, Tables.CORE, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET),
          table(Deployed.MANAGE, Tables.ACCESS, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET),
          objects(Deployed.MANAGE, "c/", "s3:GetObject", "s3:PutObject"),
          objects(Deployed.MANAGE, "avatars/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          sends(Deployed.MANAGE),
          table(Deployed.MANAGE, Tables.JOURNAL, PUT, UPDATE, QUERY),
          // data: the data manager, imports, exports
          table(
              Deployed.DATA, Tables.CORE, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET, BATCH_WRITE),
          index(Deployed.DATA, Tables.CORE, Tables.OPEN_INDEX), // the action next_task
          table(Deployed.DATA, Tables.ACCESS, GET, UPDATE, QUERY, BATCH_GET),
          table(Deployed.DATA, Tables.JOBS, GET, PUT, UPDATE, DELETE, QUERY),
          objects(Deployed.DATA, "k/", "s3:GetObject", "s3:PutObject"),
          objects(Deployed.DATA, "r/", "s3:GetObject", "s3:PutObject"),
          objects(Deployed.DATA, "c/", "s3:GetObject"),
          objects(Deployed.DATA, "upload/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          objects(Deployed.DATA, "exports/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          listing(Deployed.DATA, "exports/"),
          sends(Deployed.DATA),
          table(Deployed.DATA, Tables.JOURNAL, PUT, UPDATE),
          // work: jobs and the change stream
          table(
              Deployed.WORK, Tables.CORE, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET, BATCH_WRITE),
          table(Deployed.WORK, Tables.ACCESS, GET, PUT, UPDATE, DELETE, QUERY, BATCH_GET),
          table(Deployed.WORK, Tables.JOBS, GET, PUT, UPDATE),
          objects(Deployed.WORK, "k/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          objects(Deployed.WORK, "r/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          objects(Deployed.WORK, "c/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          objects(Deployed.WORK, "upload/", "s3:GetObject", "s3:DeleteObject"),
          objects(Deployed.WORK, "exports/", "s3:PutObject", "s3:DeleteObject"),
          objects(Deployed.WORK, "pieces/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
          listing(Deployed.WORK, "pieces/"),
          listing(Deployed.WORK, "k/"),
          listing(Deployed.WORK, "r/"),
          listing(Deployed.WORK, "c/"),
          listing(Deployed.WORK, "upload/"),
          listing(Deployed.WORK, "exports/"),
          sends(Deployed.WORK));

  private static Grant table(Deployed function, String table, String... actions) {
    return new Grant(function, new Target.OnTable(table), List.of(actions));
  }

  private static Grant index(Deployed function, String table, String index) {
    return new Grant(function, new Target.OnIndex(table, index), List.of(QUERY));
  }

  private static Grant objects(Deployed function, String prefix, String... actions) {
    return new Grant(function, new Target.OnObjects(prefix), List.of(actions));
  }

  private static Grant listing(Deployed function, String prefix) {
    return new Grant(function, new Target.OnListing(prefix), List.of("s3:ListBucket"));
  }

  private static Grant sends(Deployed function) {
    return new Grant(
        function, new Target.OnWorkQueue(), List.of("sqs:SendMessage", "sqs:GetQueueUrl"));
  }
}
