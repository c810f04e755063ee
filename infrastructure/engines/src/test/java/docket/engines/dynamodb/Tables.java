package docket.engines.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The tables and items of these tests. */
final class Tables {
  /**
   * Keys pk (S) and sk (S); indexes all (gk, gn; ALL), some (gk; INCLUDE a) and keys (gk;
   * KEYS_ONLY).
   */
  static final String THINGS = "things";

  static final String ALL = "all";
  static final String SOME = "some";
  static final String KEYS = "keys";

  private Tables() {}

  static void createThings(DynamoDbClient dynamo) {
    dynamo.createTable(things());
  }

  static CreateTableRequest things() {
    return CreateTableRequest.builder()
        .tableName(THINGS)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
            a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
            a -> a.attributeName("gk").attributeType(ScalarAttributeType.S),
            a -> a.attributeName("gn").attributeType(ScalarAttributeType.N))
        .keySchema(
            k -> k.attributeName("pk").keyType(KeyType.HASH),
            k -> k.attributeName("sk").keyType(KeyType.RANGE))
        .globalSecondaryIndexes(
            g ->
                g.indexName(ALL)
                    .keySchema(
                        k -> k.attributeName("gk").keyType(KeyType.HASH),
                        k -> k.attributeName("gn").keyType(KeyType.RANGE))
                    .projection(p -> p.projectionType(ProjectionType.ALL)),
            g ->
                g.indexName(SOME)
                    .keySchema(k -> k.attributeName("gk").keyType(KeyType.HASH))
                    .projection(
                        p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("a")),
            g ->
                g.indexName(KEYS)
                    .keySchema(k -> k.attributeName("gk").keyType(KeyType.HASH))
                    .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)))
        .streamSpecification(
            s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .build();
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", s(pk), "sk", s(sk));
  }

  /** A thing with more attributes, given as names and values in turn. */
  static Map<String, AttributeValue> thing(String pk, String sk, Object... more) {
    var item = new HashMap<>(key(pk, sk));
    for (int i = 0; i < more.length; i += 2) item.put((String) more[i], value(more[i + 1]));
    return item;
  }

  private static AttributeValue value(Object value) {
    return switch (value) {
      case AttributeValue already -> already;
      case Number number -> n(number);
      default -> s(value.toString());
    };
  }

  static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue n(Number value) {
    return AttributeValue.fromN(value.toString());
  }
}
