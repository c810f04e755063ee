package docket.engines.sqs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engines.sqs.EmbeddedSqs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Random sequences of operations come to the same with this engine and with ElasticMQ. */
class SqsOracleTest {
  private static final int QUEUES = 30;
  private static final int OPERATIONS_EACH = 25;

  @TempDir static Path folder;
  private static SQSRestServer server;
  private static SqsClient oracle;
  private static EmbeddedSqs engine;

  @BeforeAll
  static void start() {
    server = SQSRestServerBuilder.withPort(0).withInterface("127.0.0.1").start();
    var address = server.waitUntilStarted().localAddress();
    oracle =
        SqsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    engine = EmbeddedSqs.open(folder, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    oracle.close();
    engine.close();
    server.stopAndWait();
  }

  @Test
  void random_operations_have_the_same_answers() {
    long seed = Long.getLong("docket.oracle.seed", System.nanoTime());
    for (int queue = 0; queue < QUEUES; queue++) {
      var ours = new QueueWalk(engine, "q" + queue, new Random(seed + queue));
      var theirs = new QueueWalk(oracle, "q" + queue, new Random(seed + queue));
      for (int i = 0; i < OPERATIONS_EACH; i++) {
        assertThat(ours.step())
            .as("seed %d queue %d step %d", seed, queue, i)
            .isEqualTo(theirs.step());
      }
    }
  }
}
