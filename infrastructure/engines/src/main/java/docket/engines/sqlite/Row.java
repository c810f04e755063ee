package docket.engines.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of one result row, numbered from 1. */
public final class Row {
  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  public byte[] bytes(int column) {
    return read(() -> results.getBytes(column));
  }

  public boolean isNull(int column) {
    return read(() -> results.getObject(column) == null);
  }

  public String text(int column) {
    return read(() -> results.getString(column));
  }

  public long number(int column) {
    return read(() -> results.getLong(column));
  }

  private static <T> T read(Column<T> column) {
    try {
      return column.get();
    } catch (SQLException failure) {
      throw new StorageException("A row could not be read", failure);
    }
  }

  private interface Column<T> {
    T get() throws SQLException;
  }
}
