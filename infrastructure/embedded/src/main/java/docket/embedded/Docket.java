package docket.embedded;

import docket.changes.Changes;
import docket.engines.dynamodb.EngineOptions;
import docket.engines.dynamodb.http.DynamoDbEndpoint;
import docket.platform.access.KeyRing;
import docket.platform.access.SignUpPolicy;
import docket.platform.http.ApiHandler;
import docket.platform.jobs.WorkHandler;
import docket.platform.mail.Mailer;
import docket.platform.outbound.OutboundRules;
import docket.platform.wiring.Container;
import docket.platform.wiring.Names;
import io.micronaut.context.ApplicationContext;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole product in one process. The composition root: only here are clients, clock and keys
 * chosen.
 */
public final class Docket implements AutoCloseable {
  private final Cloud cloud;
  private final ApplicationContext context;
  private final ApiHandler api;
  private final ChangePump changes;
  private final WorkPump work;
  private final HttpFront front;
  private @Nullable DynamoDbEndpoint tables;

  private Docket(Options options, Cloud cloud, Clock clock) {
    this.cloud = cloud;
    this.context = context(options, cloud, clock);
    this.api = new ApiHandler(context);
    cloud.sqs().hasten();
    this.changes = ChangePump.start(cloud.dynamo().changes(), context.getBean(Changes.class));
    this.work = WorkPump.start(cloud.sqs(), new WorkHandler(context));
    var site = site(options, cloud);
    this.front = HttpFront.start(new InetSocketAddress(options.host(), options.port()), api, site);
  }

  /** Starts everything on the options' data folder. */
  public static Docket start(Options options) {
    return new Docket(options, Cloud.open(options.data(), List.of("*")), Clock.systemUTC());
  }

  /** Like {@link #start(Options)}, with an engine and a clock as a test wants them. */
  public static Docket start(Options options, EngineOptions engine, Clock clock) {
    return new Docket(options, Cloud.open(options.data(), engine, List.of("*")), clock);
  }

  /** The beans of the product over the engines, with nothing running yet. */
  static ApplicationContext context(Options options, Cloud cloud, Clock clock) {
    var context = Container.builder().build();
    context.registerSingleton(DynamoDbClient.class, cloud.dynamo());
    context.registerSingleton(SqsClient.class, cloud.sqs());
    context.registerSingleton(S3Client.class, cloud.s3().client());
    context.registerSingleton(S3Presigner.class, cloud.s3().presigner());
    context.registerSingleton(Clock.class, clock);
    context.registerSingleton(Names.class, new Names("", Cloud.BUCKET));
    context.registerSingleton(KeyRing.class, LocalKeys.open(options.data()));
    var outbox = Outbox.in(options.data(), clock);
    context.registerSingleton(Outbox.class, outbox);
    context.registerSingleton(Mailer.class, outbox);
    context.registerSingleton(SignUpPolicy.class, new SignUpPolicy(options.isLoopback()));
    context.registerSingleton(OutboundRules.class, new OutboundRules(options.allowed(), List.of()));
    return context.start();
  }

  private static @Nullable Site site(Options options, Cloud cloud) {
    return options.site() == null
        ? null
        : Site.load(options.site(), cloud.s3().endpoint().toString());
  }

  public int port() {
    return front.port();
  }

  public Cloud cloud() {
    return cloud;
  }

  /** Beans of the running product, for the launcher's own commands and for tests. */
  public ApplicationContext context() {
    return context;
  }

  public ApiHandler api() {
    return api;
  }

  /** Opens the tables to DynamoDB's own protocol on loopback, and says on which port. */
  int openTables(int port) {
    tables = DynamoDbEndpoint.start(cloud.dynamo(), port);
    return tables.uri().getPort();
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.close();
    }
    front.close();
    work.close();
    changes.close();
    context.close();
    cloud.close();
  }
}
