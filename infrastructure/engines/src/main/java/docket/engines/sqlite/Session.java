package docket.engines.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements; used by one thread at a time. */
public final class Session {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private long changes;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement that gives no rows and answers how many rows it changed. */
  public int run(String sql, @Nullable Object... arguments) {
    changes++;
    try {
      return bound(sql, arguments).executeUpdate();
    } catch (SQLException failure) {
      throw new StorageException("Failed: " + sql, failure);
    }
  }

  public <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
    var found = new ArrayList<T>(1);
    each(sql, row -> !found.add(mapper.apply(row)), arguments);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
    var found = new ArrayList<T>();
    each(sql, row -> found.add(mapper.apply(row)), arguments);
    return found;
  }

  /** Hands the rows to {@code visitor} one by one until it answers false. */
  public void each(String sql, Predicate<Row> visitor, @Nullable Object... arguments) {
    try (ResultSet results = bound(sql, arguments).executeQuery()) {
      var row = new Row(results);
      boolean more = true;
      while (more && results.next()) more = visitor.test(row);
    } catch (SQLException failure) {
      throw new StorageException("Failed: " + sql, failure);
    }
  }

  /** All reads of {@code work} see one state of the file. */
  public <T> T snapshot(Function<Session, T> work) {
    command("BEGIN");
    try {
      return work.apply(this);
    } finally {
      command("COMMIT");
    }
  }

  /** How many changing statements ran here; tells whether a failed piece of work left traces. */
  long changes() {
    return changes;
  }

  /** For statements that are run once. */
  void command(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new StorageException("Failed: " + sql, failure);
    }
  }

  /** From here on, each statement belongs to a transaction until {@link #commit}. */
  void beginTransactions() {
    attempt(() -> connection.setAutoCommit(false));
  }

  void commit() {
    attempt(connection::commit);
  }

  void rollBack() {
    attempt(connection::rollback);
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (SQLException failure) {
      throw new StorageException("A transaction could not be begun or ended", failure);
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  void close() {
    try {
      for (var statement : statements.values()) statement.close();
      connection.close();
    } catch (SQLException failure) {
      throw new StorageException("The file could not be closed", failure);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof byte[] bytes) statement.setBytes(i + 1, bytes);
      else statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
