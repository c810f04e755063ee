package docket.embedded;

import docket.engines.dynamodb.EmbeddedDynamoDb;
import docket.engines.dynamodb.EngineOptions;
import docket.engines.s3.EmbeddedS3;
import docket.engines.sqs.EmbeddedSqs;
import docket.platform.jobs.WorkQueue;
import docket.store.tables.TableDefinition;
import docket.store.tables.TableDefinition.IndexDefinition;
import docket.store.tables.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The embedded engines with the product's tables, queues and bucket in them. */
public final class Cloud implements AutoCloseable {
  /** The product's own bucket. */
  public static final String BUCKET = "docket";

  private static final String FAILED = "-failed";
  private static final int VISIBILITY_SECONDS = 120;

  private final EmbeddedDynamoDb dynamo;
  private final EmbeddedSqs sqs;
  private final EmbeddedS3 s3;

  private Cloud(EmbeddedDynamoDb dynamo, EmbeddedSqs sqs, EmbeddedS3 s3) {
    this.dynamo = dynamo;
    this.sqs = sqs;
    this.s3 = s3;
  }

  /** Opens the engines on a folder, making what is missing. */
  public static Cloud open(Path data, List<String> origins) {
    return open(data, EngineOptions.production(data.resolve("dynamodb")), origins);
  }

  /** Like {@link #open(Path, List)}, with an engine as a test wants it. */
  public static Cloud open(Path data, EngineOptions options, List<String> origins) {
    var dynamo = EmbeddedDynamoDb.open(options);
    var sqs = EmbeddedSqs.open(data.resolve("sqs"), Clock.systemUTC());
    var s3 = EmbeddedS3.open(data.resolve("s3"), origins, List.of(BUCKET));
    var cloud = new Cloud(dynamo, sqs, s3);
    cloud.makeTables();
    cloud.makeQueues();
    return cloud;
  }

  public EmbeddedDynamoDb dynamo() {
    return dynamo;
  }

  public EmbeddedSqs sqs() {
    return sqs;
  }

  public EmbeddedS3 s3() {
    return s3;
  }

  private void makeTables() {
    var there = new HashSet<>(dynamo.listTables(b -> {}).tableNames());
    for (var table : Tables.ALL) {
      if (!there.contains(table.name())) {
        dynamo.createTable(request(table));
        if (table.expiry()) {
          dynamo.updateTimeToLive(b ->
              b.tableName(table.name())
                  .timeToLiveSpecification(t -> t.enabled(true).attributeName(Tables.EXPIRY)));
        }
      }
    }
  }

  private static CreateTableRequest request(TableDefinition table) {
    var attributes = new ArrayList<AttributeDefinition>();
    attributes.add(text(Tables.PK));
    attributes.add(text(Tables.SK));
    for (var index : table.indexes()) {
      attributes.add(text(index.partitionKey()));
      attributes.add(text(index.sortKey()));
    }
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes)
            .keySchema(keys(Tables.PK, Tables.SK))
            .streamSpecification(s ->
                s.streamEnabled(table.stream())
                    .streamViewType(table.stream() ? StreamViewType.NEW_AND_OLD_IMAGES : null));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(Cloud::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(IndexDefinition index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partitionKey(), index.sortKey()))
        .projection(
            p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.included()))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private void makeQueues() {
    for (var name : List.of(WorkQueue.NAME)) {
      var failed = sqs.createQueue(b -> b.queueName(name + FAILED)).queueUrl();
      var arn =
          sqs.getQueueAttributes(
                  b -> b.queueUrl(failed).attributeNames(QueueAttributeName.QUEUE_ARN))
              .attributes()
              .get(QueueAttributeName.QUEUE_ARN);
      var redrive =
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
              .formatted(arn, WorkQueue.DELIVERIES);
      sqs.createQueue(b ->
          b.queueName(name)
              .attributes(
                  Map.of(
                      QueueAttributeName.VISIBILITY_TIMEOUT,
                      Integer.toString(VISIBILITY_SECONDS),
                      QueueAttributeName.REDRIVE_POLICY,
                      redrive)));
    }
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
    dynamo.close();
  }
}
