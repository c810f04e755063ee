package docket.lambda;

import docket.platform.jobs.WorkQueue;
import docket.store.tables.TableDefinition;
import docket.store.tables.Tables;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Tables, queue, bucket and secrets at an address that speaks AWS's protocols, and the environment
 * that a function there would have.
 */
final class Provisioned {
  /** What the edge proves itself with. */
  static final String WORD = "a word of the edge";

  private static final String PREFIX = "test-";
  private static final String BUCKET = "test-docket";

  private Provisioned() {}

  /** Makes everything and points the SDK of this process at the address. */
  static Map<String, String> at(URI address) {
    System.setProperty("aws.endpointUrl", address.toString());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    tables();
    try (var sqs = SqsClient.create()) {
      sqs.createQueue(b -> b.queueName(PREFIX + WorkQueue.NAME));
    }
    try (var s3 = S3Client.builder().forcePathStyle(true).build()) {
      s3.createBucket(b -> b.bucket(BUCKET));
    }
    try (var secrets = SecretsManagerClient.create()) {
      for (var name : List.of("signing", "data", "origin")) {
        secrets.createSecret(b -> b.name(PREFIX + name).secretString(WORD));
      }
    }
    return Map.of(
        "DOCKET_PREFIX", PREFIX,
        "DOCKET_BUCKET", BUCKET,
        "DOCKET_SIGNING_SECRET", PREFIX + "signing",
        "DOCKET_DATA_SECRET", PREFIX + "data",
        "DOCKET_ORIGIN_SECRET", PREFIX + "origin");
  }

  static String queue() {
    return PREFIX + WorkQueue.NAME;
  }

  private static void tables() {
    try (var dynamo = DynamoDbClient.create()) {
      for (var table : Tables.ALL) {
        create(dynamo, table);
      }
    }
  }

  private static void create(DynamoDbClient dynamo, TableDefinition table) {
    var attributes = new ArrayList<>(List.of(text(Tables.PK), text(Tables.SK)));
    var indexes = new ArrayList<GlobalSecondaryIndex>();
    for (var index : table.indexes()) {
      attributes.add(text(index.partitionKey()));
      attributes.add(text(index.sortKey()));
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(keys(index.partitionKey(), index.sortKey()))
              .projection(
                  p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.included()))
              .build());
    }
    dynamo.createTable(b -> {
      b.tableName(PREFIX + table.name())
          .billingMode(BillingMode.PAY_PER_REQUEST)
          .attributeDefinitions(attributes)
          .keySchema(keys(Tables.PK, Tables.SK));
      if (!indexes.isEmpty()) {
        b.globalSecondaryIndexes(indexes);
      }
    });
    dynamo.waiter().waitUntilTableExists(b -> b.tableName(PREFIX + table.name()));
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
}
