package docket.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import docket.platform.http.ApiHandler;
import docket.platform.jobs.WorkQueue;
import docket.platform.wiring.Names;
import docket.store.tables.Tables;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Goes through every client and the edge once before a snapshot is taken, so that classes, TLS and
 * code are warm in it. Nothing that it reads is kept.
 */
final class Priming {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
  private static final AttributeValue NOWHERE = AttributeValue.fromS("priming");

  private final ApplicationContext context;
  private final Names names;

  private Priming(ApplicationContext context) {
    this.context = context;
    this.names = context.getBean(Names.class);
  }

  static Priming of(ApplicationContext context) {
    return new Priming(context);
  }

  /** Warms the clients, then the edge with requests that nobody is behind. */
  void warm(ApiHandler api) {
    clients();
    for (var path : new String[] {"/health", "/api/projects", "/api/nowhere"}) {
      api.handleRequest(get(path), null);
    }
    context.getBean(Secrets.class).forget();
  }

  /** One call of each client. A client that cannot be reached yet only starts colder. */
  void clients() {
    once(
        "DynamoDB",
        () ->
            context
                .getBean(DynamoDbClient.class)
                .getItem(b ->
                    b.tableName(names.table(Tables.CORE))
                        .key(Map.of(Tables.PK, NOWHERE, Tables.SK, NOWHERE))));
    once(
        "S3",
        () ->
            context
                .getBean(S3Client.class)
                .headObject(b -> b.bucket(names.bucket()).key("c/priming")));
    once(
        "SQS",
        () ->
            context
                .getBean(SqsClient.class)
                .getQueueUrl(b -> b.queueName(names.queue(WorkQueue.NAME))));
    once("Secrets Manager", () -> context.getBean(Secrets.class).signing().values());
    context.getBean(Secrets.class).forget();
  }

  private static void once(String client, Runnable call) {
    try {
      call.run();
    } catch (SdkException unanswered) {
      LOG.info("{} answered the priming call with {}", client, unanswered.getMessage());
    }
  }

  private static APIGatewayV2HTTPEvent get(String path) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRawPath(path)
        .withRawQueryString("")
        .withHeaders(Map.of("accept", "application/json"))
        .withRequestContext(
            RequestContext.builder()
                .withRequestId("priming")
                .withHttp(
                    RequestContext.Http.builder()
                        .withMethod("GET")
                        .withPath(path)
                        .withSourceIp("127.0.0.1")
                        .build())
                .build())
        .build();
  }
}
