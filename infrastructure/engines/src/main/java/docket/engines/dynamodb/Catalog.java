package docket.engines.dynamodb;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Row;
import docket.engines.sqlite.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** The tables there are: kept in the file, served from memory. */
final class Catalog {
  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS catalog_tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, hash TEXT,
            hash_type TEXT, range TEXT, range_type TEXT, streamed INTEGER, ttl TEXT, created INTEGER)\
          """,
          """
          CREATE TABLE IF NOT EXISTS catalog_indexes(id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER, name TEXT,
            hash TEXT, hash_type TEXT, range TEXT, range_type TEXT, included TEXT)\
          """);

  private static final String SEPARATOR = "\u0000";

  private final Database database;
  private final Map<String, Table> tables = new ConcurrentSkipListMap<>();

  Catalog(Database database) {
    this.database = database;
    for (var table : database.read(Catalog::load)) tables.put(table.name(), table);
  }

  Table table(String name) {
    var table = tables.get(name);
    if (table == null) throw Refusals.notFound("Requested resource not found");
    return table;
  }

  Table tableToDescribe(String name) {
    var table = tables.get(name);
    if (table == null)
      throw Refusals.notFound("Requested resource not found: Table: " + name + " not found");
    return table;
  }

  List<Table> all() {
    return List.copyOf(tables.values());
  }

  /**
   * @param table with any ids; the answer has the real ones
   */
  Table create(Table table) {
    return database.write(session -> {
      if (tables.containsKey(table.name())) {
        throw Refusals.of(
            ResourceInUseException.builder(), "Table already exists: " + table.name());
      }
      var created = insert(session, table);
      tables.put(created.name(), created);
      return created;
    });
  }

  Table delete(String name) {
    var table = tableToDescribe(name);
    return database.write(session -> {
      tables.remove(name);
      session.run("DROP TABLE IF EXISTS t" + table.id());
      for (var index : table.indexes()) session.run("DROP TABLE IF EXISTS i" + index.id());
      session.run("DELETE FROM expiry WHERE table_id = ?", table.id());
      session.run("DELETE FROM catalog_indexes WHERE table_id = ?", table.id());
      session.run("DELETE FROM catalog_tables WHERE id = ?", table.id());
      return table;
    });
  }

  /** To be called on the writing thread. */
  void setTtl(Session session, Table table) {
    session.run("UPDATE catalog_tables SET ttl = ? WHERE id = ?", table.ttl(), table.id());
    tables.put(table.name(), table);
  }

  private static Table insert(Session session, Table table) {
    session.run(
        "INSERT INTO catalog_tables(name, hash, hash_type, range, range_type, streamed, created) VALUES(?,?,?,?,?,?,?)",
        concat(
            List.of(table.name()),
            columns(table.schema()),
            List.of(table.streamed() ? 1 : 0, table.created().toEpochMilli())));
    long id = lastId(session);
    session.run(
        "CREATE TABLE t" + id + "(pk BLOB, sk BLOB, body BLOB, PRIMARY KEY(pk, sk)) WITHOUT ROWID");
    var indexes = new ArrayList<Index>();
    for (var index : table.indexes()) indexes.add(insert(session, id, index));
    return new Table(
        id, table.name(), table.schema(), indexes, table.streamed(), null, table.created());
  }

  private static Index insert(Session session, long tableId, Index index) {
    var included = index.included() == null ? null : String.join(SEPARATOR, index.included());
    session.run(
        "INSERT INTO catalog_indexes(table_id, name, hash, hash_type, range, range_type, included) VALUES(?,?,?,?,?,?,?)",
        concat(
            List.of(tableId, index.name()),
            columns(index.schema()),
            java.util.Collections.singletonList(included)));
    long id = lastId(session);
    session.run(
        "CREATE TABLE i"
            + id
            + "(ipk BLOB, isk BLOB, pk BLOB, sk BLOB, body BLOB, PRIMARY KEY(ipk, isk, pk, sk)) WITHOUT ROWID");
    return new Index(id, index.name(), index.schema(), index.tableSchema(), index.included());
  }

  private static long lastId(Session session) {
    return session.first("SELECT last_insert_rowid()", row -> row.number(1)).orElseThrow();
  }

  private static List<@Nullable Object> columns(KeySchema schema) {
    var columns =
        new ArrayList<@Nullable Object>(List.of(schema.hash().name(), schema.hash().type()));
    columns.add(schema.range() == null ? null : schema.range().name());
    columns.add(schema.range() == null ? null : schema.range().type());
    return columns;
  }

  private static @Nullable Object[] concat(List<? extends @Nullable Object>... parts) {
    var all = new ArrayList<@Nullable Object>();
    for (var part : parts) all.addAll(part);
    return all.toArray();
  }

  private static List<Table> load(Session session) {
    var tables =
        session.list(
            "SELECT hash, hash_type, range, range_type, id, name, streamed, ttl, created FROM catalog_tables",
            Catalog::table);
    return tables.stream().map(table -> table.withIndexes(indexes(session, table))).toList();
  }

  private static Table table(Row row) {
    var ttl = row.isNull(8) ? null : row.text(8);
    var created = Instant.ofEpochMilli(row.number(9));
    return new Table(
        row.number(5), row.text(6), schema(row), List.of(), row.number(7) == 1, ttl, created);
  }

  private static List<Index> indexes(Session session, Table table) {
    return session.list(
        "SELECT hash, hash_type, range, range_type, id, name, included FROM catalog_indexes WHERE table_id = ? ORDER BY id",
        row -> new Index(row.number(5), row.text(6), schema(row), table.schema(), included(row)),
        table.id());
  }

  private static @Nullable Set<String> included(Row row) {
    return row.isNull(7) ? null : Set.of(row.text(7).split(SEPARATOR));
  }

  private static KeySchema schema(Row row) {
    var range = row.isNull(3) ? null : new KeySchema.Attribute(row.text(3), row.text(4));
    return new KeySchema(new KeySchema.Attribute(row.text(1), row.text(2)), range);
  }
}
