package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads of many items in the order of their keys. */
final class Queries {
  private final Engine engine;

  Queries(Engine engine) {
    this.engine = engine;
  }

  QueryResponse query(QueryRequest request) {
    var expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    var keyCondition =
        expressions.condition("KeyConditionExpression", request.keyConditionExpression());
    var filter = expressions.condition("FilterExpression", request.filterExpression());
    var projection = expressions.projection(request.projectionExpression());
    expressions.done();
    if (keyCondition == null) {
      throw new InvalidItem(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
    }
    checkLimit(request.limit());
    var source = Source.of(engine.catalog().table(request.tableName()), request.indexName());
    rejectConsistentIndex(source, request.consistentRead());
    var range = KeyRange.of(keyCondition, source.schema());
    var selection =
        Selection.of(source, filter, projection, request.select()).withoutKeysInFilter();
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    var sql = new Sql(source).within(range);
    var start = source.startPosition(request.exclusiveStartKey());
    if (start != null) sql.after(checkedStart(start, range), forward);
    var page = read(sql.ordered(forward), new Page(filter, limit(request.limit())), row -> true);
    var bill =
        bill(
            Operation.QUERY,
            source,
            Units.reading(page.bytes(), Boolean.TRUE.equals(request.consistentRead())));
    return QueryResponse.builder()
        .items(selection.answer(page))
        .count(page.items().size())
        .scannedCount(page.scanned())
        .lastEvaluatedKey(next(source, page))
        .consumedCapacity(bill.report(request.returnConsumedCapacity()))
        .build();
  }

  ScanResponse scan(ScanRequest request) {
    var expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    var filter = expressions.condition("FilterExpression", request.filterExpression());
    var projection = expressions.projection(request.projectionExpression());
    expressions.done();
    checkLimit(request.limit());
    var source = Source.of(engine.catalog().table(request.tableName()), request.indexName());
    rejectConsistentIndex(source, request.consistentRead());
    var selection = Selection.of(source, filter, projection, request.select());
    var sql = new Sql(source);
    var start = source.startPosition(request.exclusiveStartKey());
    if (start != null) sql.after(start, true);
    var page =
        read(sql.ordered(true), new Page(filter, limit(request.limit())), segment(source, request));
    var bill =
        bill(
            Operation.SCAN,
            source,
            Units.reading(page.bytes(), Boolean.TRUE.equals(request.consistentRead())));
    return ScanResponse.builder()
        .items(selection.answer(page))
        .count(page.items().size())
        .scannedCount(page.scanned())
        .lastEvaluatedKey(next(source, page))
        .consumedCapacity(bill.report(request.returnConsumedCapacity()))
        .build();
  }

  private Page read(Sql sql, Page page, Predicate<Map<String, AttributeValue>> wanted) {
    return engine
        .database()
        .read(session -> {
          session.each(
              sql.text(),
              row -> {
                var entry = ItemCodec.decode(row.bytes(1));
                return !wanted.test(entry) || page.add(entry);
              },
              sql.arguments());
          return page;
        });
  }

  private Bill bill(Operation operation, Source source, double units) {
    var index = source.index();
    var bill =
        Bill.of(
            source.table().name(),
            index == null ? Units.ofTable(units) : Units.ofIndex(index.name(), units));
    engine.meterReads(operation, bill);
    return bill;
  }

  private static @Nullable Map<String, AttributeValue> next(Source source, Page page) {
    return page.last().isEmpty() ? null : source.startKey(page.last());
  }

  /** The part of a parallel scan that a caller asked for. */
  private static Predicate<Map<String, AttributeValue>> segment(
      Source source, ScanRequest request) {
    var total = request.totalSegments();
    var segment = request.segment();
    if ((total == null) != (segment == null)) {
      throw new InvalidItem(
          "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
    }
    if (total == null || segment == null) return entry -> true;
    if (segment >= total) {
      throw new InvalidItem(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: %d is not less than TotalSegments: %d"
              .formatted(segment, total));
    }
    return entry ->
        Math.floorMod(Arrays.hashCode(source.schema().keyOf(entry).pk()), total) == segment;
  }

  private static List<byte[]> checkedStart(List<byte[]> start, KeyRange range) {
    if (!Arrays.equals(start.getFirst(), range.pk()))
      throw new InvalidItem(
          "The provided starting key is invalid: The provided key is outside query boundaries");
    return start;
  }

  private static void rejectConsistentIndex(Source source, @Nullable Boolean consistent) {
    if (source.index() != null && Boolean.TRUE.equals(consistent)) {
      throw new InvalidItem("Consistent reads are not supported on global secondary indexes");
    }
  }

  private static void checkLimit(@Nullable Integer limit) {
    if (limit == null || limit > 0) return;
    throw new InvalidItem(
        "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
            .formatted(limit));
  }

  private static int limit(@Nullable Integer limit) {
    return limit == null ? Integer.MAX_VALUE : limit;
  }

  /** A select over one source, built up clause by clause. */
  private static final class Sql {
    private final Source source;
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private List<String> order;
    private String direction = "";

    Sql(Source source) {
      this.source = source;
      this.order = source.columns();
    }

    Sql within(KeyRange range) {
      clause(order.getFirst() + " = ?", range.pk());
      order = order.subList(1, order.size());
      var low = range.low();
      var high = range.high();
      if (low != null) clause(order.getFirst() + (low.inclusive() ? " >= ?" : " > ?"), low.value());
      if (high != null)
        clause(order.getFirst() + (high.inclusive() ? " <= ?" : " < ?"), high.value());
      return this;
    }

    void after(List<byte[]> start, boolean forward) {
      var columns = source.columns();
      var wanted = start.subList(columns.size() - order.size(), columns.size());
      var marks = String.join(", ", Collections.nCopies(order.size(), "?"));
      clauses.add("(%s) %s (%s)".formatted(String.join(", ", order), forward ? ">" : "<", marks));
      arguments.addAll(wanted);
    }

    Sql ordered(boolean forward) {
      direction = forward ? "" : " DESC";
      return this;
    }

    private void clause(String clause, byte[] argument) {
      clauses.add(clause);
      arguments.add(argument);
    }

    String text() {
      var where = clauses.isEmpty() ? "" : " WHERE " + String.join(" AND ", clauses);
      var by = order.stream().map(column -> column + direction).collect(Collectors.joining(", "));
      return "SELECT body FROM " + source.sqlName() + where + " ORDER BY " + by;
    }

    Object[] arguments() {
      return arguments.toArray();
    }
  }
}
