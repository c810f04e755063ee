package docket.engines.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables as DescribeTable shows them. */
final class TableDescriptions {
  private static final String ARN = "arn:aws:dynamodb:local:000000000000:table/";

  private TableDescriptions() {}

  static TableDescription of(Table table, TableStatus status) {
    var description =
        TableDescription.builder()
            .tableName(table.name())
            .tableArn(ARN + table.name())
            .tableStatus(status)
            .keySchema(keySchema(table.schema()))
            .attributeDefinitions(definitions(table))
            .creationDateTime(table.created())
            .billingModeSummary(summary -> summary.billingMode(BillingMode.PAY_PER_REQUEST));
    if (table.streamed()) description.streamSpecification(stream());
    if (!table.indexes().isEmpty())
      description.globalSecondaryIndexes(
          table.indexes().stream().map(index -> index(table, index)).toList());
    return description.build();
  }

  private static StreamSpecification stream() {
    return StreamSpecification.builder()
        .streamEnabled(true)
        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
        .build();
  }

  private static GlobalSecondaryIndexDescription index(Table table, Index index) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName(index.name())
        .indexArn(ARN + table.name() + "/index/" + index.name())
        .indexStatus(IndexStatus.ACTIVE)
        .keySchema(keySchema(index.schema()))
        .projection(projection(index.included()))
        .build();
  }

  private static Projection projection(@Nullable Set<String> included) {
    if (included == null) return Projection.builder().projectionType(ProjectionType.ALL).build();
    if (included.isEmpty())
      return Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    return Projection.builder()
        .projectionType(ProjectionType.INCLUDE)
        .nonKeyAttributes(included)
        .build();
  }

  private static List<KeySchemaElement> keySchema(KeySchema schema) {
    var elements = new ArrayList<KeySchemaElement>();
    elements.add(element(schema.hash().name(), KeyType.HASH));
    var range = schema.range();
    if (range != null) elements.add(element(range.name(), KeyType.RANGE));
    return elements;
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static List<AttributeDefinition> definitions(Table table) {
    var attributes = new LinkedHashSet<>(table.schema().attributes());
    table.indexes().forEach(index -> attributes.addAll(index.schema().attributes()));
    return attributes.stream()
        .map(attribute ->
            AttributeDefinition.builder()
                .attributeName(attribute.name())
                .attributeType(attribute.type())
                .build())
        .toList();
  }
}
