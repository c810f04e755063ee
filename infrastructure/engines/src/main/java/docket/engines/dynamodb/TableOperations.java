package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Making, describing and removing tables. */
final class TableOperations {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final int DEFAULT_LIMIT = 100;

  private final Engine engine;

  TableOperations(Engine engine) {
    this.engine = engine;
  }

  CreateTableResponse create(CreateTableRequest request) {
    checkName("tableName", request.tableName());
    if (request.hasLocalSecondaryIndexes())
      throw new UnsupportedOperationException("Local secondary indexes are not supported");
    var schema = schema(request.keySchema(), request.attributeDefinitions());
    var indexes =
        request.globalSecondaryIndexes().stream()
            .map(index -> index(index, schema, request.attributeDefinitions()))
            .toList();
    rejectUnusedDefinitions(schema, indexes, request.attributeDefinitions());
    var stream = request.streamSpecification();
    boolean streamed = stream != null && Boolean.TRUE.equals(stream.streamEnabled());
    var table =
        engine
            .catalog()
            .create(
                new Table(
                    0,
                    request.tableName(),
                    schema,
                    indexes,
                    streamed,
                    null,
                    engine.clock().instant()));
    return CreateTableResponse.builder()
        .tableDescription(TableDescriptions.of(table, TableStatus.ACTIVE))
        .build();
  }

  DescribeTableResponse describe(DescribeTableRequest request) {
    var table = engine.catalog().tableToDescribe(request.tableName());
    var description =
        TableDescriptions.of(table, TableStatus.ACTIVE).toBuilder().itemCount(count(table)).build();
    return DescribeTableResponse.builder().table(description).build();
  }

  /** Exact in small tables; counting stops at a million. */
  private long count(Table table) {
    var sql = "SELECT count(*) FROM (SELECT 1 FROM t" + table.id() + " LIMIT 1000000)";
    return engine.database().read(session -> session.first(sql, row -> row.number(1)).orElse(0L));
  }

  DeleteTableResponse delete(DeleteTableRequest request) {
    var table = engine.catalog().delete(request.tableName());
    return DeleteTableResponse.builder()
        .tableDescription(TableDescriptions.of(table, TableStatus.DELETING))
        .build();
  }

  ListTablesResponse list(ListTablesRequest request) {
    var start = request.exclusiveStartTableName();
    int limit = request.limit() == null ? DEFAULT_LIMIT : request.limit();
    var names =
        engine.catalog().all().stream()
            .map(Table::name)
            .filter(name -> start == null || name.compareTo(start) > 0)
            .toList();
    var response =
        ListTablesResponse.builder().tableNames(names.subList(0, Math.min(limit, names.size())));
    if (names.size() > limit) response.lastEvaluatedTableName(names.get(limit - 1));
    return response.build();
  }

  UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    var table = engine.catalog().tableToDescribe(request.tableName());
    var wanted = request.timeToLiveSpecification();
    var attribute = wanted.enabled() ? wanted.attributeName() : null;
    checkTtlChange(table.ttl(), attribute);
    engine
        .database()
        .write(session -> {
          var changed = table.withTtl(attribute);
          engine.catalog().setTtl(session, changed);
          session.run("DELETE FROM expiry WHERE table_id = ?", table.id());
          for (var item :
              session.list(
                  "SELECT body FROM t" + table.id(), row -> ItemCodec.decode(row.bytes(1)))) {
            ItemStore.addExpiry(
                session, changed, table.schema().keyOf(item), changed.expiryOf(item));
          }
          return changed;
        });
    return UpdateTimeToLiveResponse.builder().timeToLiveSpecification(wanted).build();
  }

  private static void checkTtlChange(@Nullable String now, @Nullable String wanted) {
    if (now != null && wanted != null) throw new InvalidItem("TimeToLive is already enabled");
    if (now == null && wanted == null) throw new InvalidItem("TimeToLive is already disabled");
  }

  DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    var ttl = engine.catalog().tableToDescribe(request.tableName()).ttl();
    var status = ttl == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED;
    return DescribeTimeToLiveResponse.builder()
        .timeToLiveDescription(
            ttlDescription -> ttlDescription.timeToLiveStatus(status).attributeName(ttl))
        .build();
  }

  private static Index index(
      GlobalSecondaryIndex index, KeySchema tableSchema, List<AttributeDefinition> definitions) {
    checkName("indexName", index.indexName());
    var schema = schema(index.keySchema(), definitions);
    var projection = index.projection();
    var type = projection == null ? null : projection.projectionType();
    if (projection == null || type == null)
      throw InvalidItem.parameter("Unknown ProjectionType: null");
    var included = type == ProjectionType.ALL ? null : Set.copyOf(projection.nonKeyAttributes());
    return new Index(0, index.indexName(), schema, tableSchema, included);
  }

  private static KeySchema schema(
      List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
    boolean valid = elements.size() == 1 || elements.size() == 2;
    if (!valid
        || elements.getFirst().keyType() != KeyType.HASH
        || (elements.size() == 2 && elements.getLast().keyType() == KeyType.HASH)) {
      throw InvalidItem.parameter(
          "Invalid KeySchema: the first element must be a HASH key, the second, if any, a RANGE key");
    }
    var range = elements.size() == 2 ? attribute(elements.get(1), definitions) : null;
    return new KeySchema(attribute(elements.getFirst(), definitions), range);
  }

  private static KeySchema.Attribute attribute(
      KeySchemaElement element, List<AttributeDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.attributeName().equals(element.attributeName()))
        .findFirst()
        .map(definition ->
            new KeySchema.Attribute(definition.attributeName(), definition.attributeTypeAsString()))
        .orElseThrow(() ->
            InvalidItem.parameter(
                "Some index key attributes are not defined in AttributeDefinitions. Keys: [%s]"
                    .formatted(element.attributeName())));
  }

  private static void rejectUnusedDefinitions(
      KeySchema schema, List<Index> indexes, List<AttributeDefinition> definitions) {
    var used = new HashSet<>(schema.names());
    indexes.forEach(index -> used.addAll(index.schema().names()));
    var unused =
        new ArrayList<>(definitions.stream().map(AttributeDefinition::attributeName).toList());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw InvalidItem.parameter(
          "Some AttributeDefinitions are not used. AttributeDefinitions: %s, keys used: %s"
              .formatted(unused, used));
    }
  }

  private static void checkName(String parameter, @Nullable String name) {
    if (name != null && NAME.matcher(name).matches()) return;
    throw new InvalidItem(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ and have length between 3 and 255"
            .formatted(name, parameter));
  }
}
