package docket.memberships;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.domain.files.TempFolder;
import docket.engines.dynamodb.EmbeddedDynamoDb;
import docket.engines.dynamodb.EngineOptions;
import docket.engines.sqs.EmbeddedSqs;
import docket.platform.access.KeyRing;
import docket.platform.access.SignUpPolicy;
import docket.platform.http.ApiHandler;
import docket.platform.jobs.WorkHandler;
import docket.platform.jobs.WorkQueue;
import docket.platform.wiring.Names;
import docket.store.tables.TableDefinition;
import docket.store.tables.Tables;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * One deployment over the embedded engine, reached as API Gateway reaches it. Its clock stands
 * still until it is moved.
 */
final class Instance implements AutoCloseable {
  static final String ORIGIN = "https://docket.example";

  private final TempFolder folder = TempFolder.create();
  private final EmbeddedDynamoDb dynamo;
  private final ApplicationContext beans;
  private final ApiHandler handler;
  private final TestClock clock = new TestClock();

  /** A header by which a test says from where a request comes. */
  static final String ADDRESS = "x-test-address";

  private final Mails mails = new Mails();
  private final EmbeddedSqs sqs;
  private final String queue;

  private Instance(boolean signUpOpen) {
    this.sqs = EmbeddedSqs.open(folder.path().resolve("sqs"), clock);
    this.queue = sqs.createQueue(q -> q.queueName(WorkQueue.NAME)).queueUrl();
    this.dynamo = EmbeddedDynamoDb.open(EngineOptions.test(folder.path()).withClock(clock));
    Tables.ALL.forEach(this::create);
    var presigner =
        S3Presigner.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    this.beans =
        ApplicationContext.builder()
            .singletons(
                dynamo,
                sqs,
                new NoS3(),
                presigner,
                new Names("", "bucket"),
                clock,
                new TestKeys(),
                new SignUpPolicy(signUpOpen),
                mails)
            .start();
    this.handler = new ApiHandler(beans);
  }

  /** Anybody may sign up. */
  static Instance open() {
    return new Instance(true);
  }

  /** Only links let people in. */
  static Instance closed() {
    return new Instance(false);
  }

  private void create(TableDefinition table) {
    dynamo.createTable(create ->
        create
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(List.of(attribute(Tables.PK), attribute(Tables.SK)))
            .keySchema(List.of(key(Tables.PK, KeyType.HASH), key(Tables.SK, KeyType.RANGE))));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  Mails mails() {
    return mails;
  }

  /** Does everything that waits in the work queue. */
  void work() {
    var worker = new WorkHandler(beans);
    while (true) {
      var messages = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1)).messages();
      if (messages.isEmpty()) {
        return;
      }
      var message = messages.getFirst();
      var record = new SQSEvent.SQSMessage();
      record.setMessageId(message.messageId());
      record.setBody(message.body());
      var event = new SQSEvent();
      event.setRecords(List.of(record));
      if (!worker.handleRequest(event, null).getBatchItemFailures().isEmpty()) {
        throw new AssertionError("work failed: " + message.body());
      }
      sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
  }

  EmbeddedDynamoDb store() {
    return dynamo;
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  Instant now() {
    return clock.now;
  }

  /** A browser nobody has signed in with. */
  Browser browser() {
    return new Browser(this);
  }

  /** A person who founded an organization of their own, in their browser. */
  Browser founder(String email) {
    return browser().signUp(email, null);
  }

  /** A program without a credential. */
  Client client() {
    return new Client(this, Map.of());
  }

  Client client(String header, String value) {
    return new Client(this, Map.of(header, value));
  }

  Answer send(
      String method, String pathAndQuery, Map<String, String> headers, @Nullable String body) {
    var event = new APIGatewayV2HTTPEvent();
    int query = pathAndQuery.indexOf('?');
    event.setRawPath(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
    event.setRawQueryString(query < 0 ? "" : pathAndQuery.substring(query + 1));
    var all = new LinkedHashMap<>(Map.of("host", "docket.example", "x-forwarded-proto", "https"));
    all.putAll(headers);
    event.setHeaders(all);
    event.setBody(body);
    var http = new APIGatewayV2HTTPEvent.RequestContext.Http();
    http.setMethod(method);
    http.setSourceIp(headers.getOrDefault(ADDRESS, "192.0.2.7"));
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setHttp(http);
    context.setRequestId("test");
    event.setRequestContext(context);
    return new Answer(handler.handleRequest(event, null));
  }

  @Override
  public void close() {
    beans.close();
    sqs.close();
    dynamo.close();
    folder.close();
  }

  /** Time as the test says. */
  private static final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Two living signing keys, the second one for new tokens. */
  static final class TestKeys implements KeyRing {
    @Override
    public String currentKid() {
      return "two";
    }

    @Override
    public byte @Nullable [] signingKey(String kid) {
      return switch (kid) {
        case "one" -> filled(32, (byte) 1);
        case "two" -> filled(32, (byte) 2);
        default -> null;
      };
    }

    @Override
    public byte[] dataKey() {
      return filled(32, (byte) 3);
    }

    private static byte[] filled(int length, byte value) {
      var key = new byte[length];
      Arrays.fill(key, value);
      return key;
    }
  }

  /** Identity stores nothing in S3. */
  private static final class NoS3 implements S3Client {
    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  static String text(APIGatewayV2HTTPResponse response) {
    if (response.getBody() == null) {
      return "";
    }
    return response.getIsBase64Encoded()
        ? new String(Base64.getDecoder().decode(response.getBody()), StandardCharsets.UTF_8)
        : response.getBody();
  }
}
