package docket.engines.dynamodb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.dynamodb.EmbeddedDynamoDb;
import docket.engines.dynamodb.EngineOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DynamoDbEndpointTest {
  @TempDir Path folder;
  EmbeddedDynamoDb engine;
  DynamoDbEndpoint endpoint;
  DynamoDbClient remote;

  @BeforeEach
  void start() {
    engine = EmbeddedDynamoDb.open(EngineOptions.test(folder));
    endpoint = DynamoDbEndpoint.start(engine, 0);
    remote =
        DynamoDbClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    remote.createTable(c ->
        c.tableName("docs")
            .attributeDefinitions(a -> a.attributeName("id").attributeType("N"))
            .keySchema(k -> k.attributeName("id").keyType("HASH")));
  }

  @AfterEach
  void stop() {
    remote.close();
    endpoint.close();
    engine.close();
  }

  @Nested
  class given_an_item_with_values_of_all_types {
    final Map<String, AttributeValue> item =
        Map.of(
            "id", AttributeValue.fromN("1"),
            "s", AttributeValue.fromS("é \"quoted\""),
            "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})),
            "flags",
                AttributeValue.fromL(
                    List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))),
            "m", AttributeValue.fromM(Map.of("set", AttributeValue.fromNs(List.of("1", "2")))));

    @Test
    void when_it_is_put_over_http_then_both_sides_read_the_same() {
      remote.putItem(p -> p.tableName("docs").item(item));
      assertThat(
              engine
                  .getItem(g -> g.tableName("docs").key(Map.of("id", AttributeValue.fromN("1"))))
                  .item())
          .isEqualTo(item);
      assertThat(
              remote
                  .getItem(g -> g.tableName("docs").key(Map.of("id", AttributeValue.fromN("1"))))
                  .item())
          .isEqualTo(item);
      assertThat(remote.scan(s -> s.tableName("docs")).items()).containsExactly(item);
      assertThat(remote.listTables().tableNames()).containsExactly("docs");
    }

    @Test
    void when_the_engine_refuses_then_the_client_gets_the_same_exception() {
      assertThatThrownBy(() ->
              remote.transactWriteItems(t ->
                  t.transactItems(i ->
                      i.conditionCheck(c ->
                          c.tableName("docs")
                              .key(Map.of("id", AttributeValue.fromN("9")))
                              .conditionExpression("attribute_exists(id)")))))
          .isInstanceOfSatisfying(
              TransactionCanceledException.class,
              cancelled ->
                  assertThat(cancelled.cancellationReasons().getFirst().code())
                      .isEqualTo("ConditionalCheckFailed"));
      assertThatThrownBy(() ->
              remote.getItem(g -> g.tableName("docs").key(Map.of("x", AttributeValue.fromN("9")))))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused ->
                  assertThat(refused.awsErrorDetails().errorCode())
                      .isEqualTo("ValidationException"));
      assertThatThrownBy(remote::describeLimits)
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused ->
                  assertThat(refused.awsErrorDetails().errorCode())
                      .isEqualTo("UnknownOperationException"));
    }
  }
}
