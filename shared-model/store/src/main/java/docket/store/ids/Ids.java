package docket.store.ids;

import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Key;
import docket.store.tables.Tables;

/**
 * Small ascending ids, one sequence per kind of thing. A number is given once, even when its caller
 * dies before using it.
 */
public final class Ids {
  private final Dynamo dynamo;

  public Ids(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** What ids are given for. */
  public enum Kind {
    ORGANIZATION,
    USER,
    WORKSPACE,
    PROJECT,
    TASK_BLOCK,
    VIEW,
    IMPORT,
    EXPORT,
    FILE_UPLOAD,
    WEBHOOK,
    STORAGE,
    ML_BACKEND,
    COMMENT,
    JOB,
    TOKEN,
    PROJECT_ROLE,
    MEMBER_TAG,
    MEMBER_TAG_IMPORT,
    PROJECT_TEMPLATE,
    ACTIVITY
  }

  public long next(Kind kind) {
    return next(kind, 1);
  }

  /** The first of {@code count} consecutive ids. */
  public long next(Kind kind, long count) {
    var after =
        dynamo.updated(
            Change.update(Tables.CORE, new Key("ID#" + kind.name(), "-")).add("next", count));
    if (after == null) {
      throw new IllegalStateException("an unconditional update was refused");
    }
    return after.number("next") - count + 1;
  }
}
