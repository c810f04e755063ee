package docket.embedded;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.changes.Changes;
import docket.domain.json.Json;
import docket.engines.dynamodb.EngineOptions;
import docket.engines.dynamodb.IndexLag;
import docket.engines.dynamodb.RoughDelivery;
import docket.engines.faults.Crash;
import docket.engines.faults.CrashPoint;
import docket.platform.http.ApiHandler;
import docket.platform.jobs.WorkHandler;
import docket.platform.jobs.WorkQueue;
import docket.store.json.JsonText;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A product in which nothing runs by itself: a request runs in the caller's thread, background work
 * and the change stream when they are asked to, delivered as roughly as the cloud may. So a test
 * can let it die at any write.
 */
final class Still implements AutoCloseable {
  private static final String SECRET = "a long enough secret";
  private static final int SHARDS = 2;
  private static final int LARGEST_BATCH = 40;
  private static final int ROUNDS = 60;

  private final Cloud cloud;
  private final ApplicationContext context;
  private final ApiHandler api;
  private final WorkHandler work;
  private final Changes changes;
  private final RoughDelivery stream;
  private final String queue;
  private final CrashPoint crash = new CrashPoint();

  private final Options options;
  private final List<ApplicationContext> others = new ArrayList<>();

  private Still(Path folder, IndexLag lag) {
    this.options = new Options(0, "127.0.0.1", folder, null, null, List.of(), false);
    var engine = EngineOptions.test(folder.resolve("dynamodb")).withIndexLag(lag);
    System.setProperty("docket.log", folder.resolve("docket.log").toString());
    this.cloud = Cloud.open(folder, engine, List.of("*"));
    this.context = Docket.context(options, cloud, Clock.systemUTC());
    this.api = new ApiHandler(context);
    this.work = new WorkHandler(context);
    this.changes = context.getBean(Changes.class);
    this.stream =
        new RoughDelivery(cloud.dynamo().changes(), SHARDS, LARGEST_BATCH, new SplittableRandom(1));
    this.queue = cloud.sqs().getQueueUrl(b -> b.queueName(WorkQueue.NAME)).queueUrl();
    cloud.dynamo().faults().crashAt(crash);
    cloud.sqs().faults().crashAt(crash);
    cloud.s3().crashAt(crash);
  }

  static Still open(Path folder) {
    return open(folder, IndexLag.NONE);
  }

  static Still open(Path folder, IndexLag lag) {
    return new Still(folder, lag);
  }

  /** One process more on the same tables: it shares nothing else with the others. */
  ApplicationContext process() {
    var other = Docket.context(options, cloud, Clock.systemUTC());
    others.add(other);
    return other;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type);
  }

  /** Takes the messages of one kind out of the queue and forgets them. */
  void drop(String kind) {
    cloud.sqs().hasten();
    var all = cloud.sqs().receiveMessage(b -> b.queueUrl(queue).maxNumberOfMessages(10)).messages();
    all.stream()
        .filter(message -> message.body().contains('"' + kind + '"'))
        .forEach(message ->
            cloud
                .sqs()
                .deleteMessage(b -> b.queueUrl(queue).receiptHandle(message.receiptHandle())));
  }

  Cloud cloud() {
    return cloud;
  }

  CrashPoint crash() {
    return crash;
  }

  /**
   * Does all background work and everything that follows from changes, each message and each batch
   * of changes at least once, as often as it takes. Where a worker dies, its message comes again.
   */
  void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      cloud.sqs().hasten();
      if (!work() & !follow()) {
        return;
      }
    }
    throw new AssertionError("background work does not come to an end");
  }

  /** False when there was nothing to do. */
  private boolean work() {
    var messages =
        cloud.sqs().receiveMessage(b -> b.queueUrl(queue).maxNumberOfMessages(10)).messages();
    for (var message : messages) {
      boolean once = isDone(message);
      boolean twice = once && isDone(message); // a message may come again after it was done
      if (twice) {
        cloud.sqs().deleteMessage(b -> b.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    return !messages.isEmpty();
  }

  private boolean isDone(Message message) {
    var record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setBody(message.body());
    record.setAttributes(Map.of("ApproximateReceiveCount", "1"));
    var event = new SQSEvent();
    event.setRecords(List.of(record));
    try {
      return work.handleRequest(event, null).getBatchItemFailures().isEmpty();
    } catch (Crash died) {
      return false;
    }
  }

  private boolean follow() {
    var batches = stream.next();
    for (var batch : batches) {
      var told =
          batch.records().stream().map(record -> ChangePump.change(batch.shard(), record)).toList();
      try {
        changes.accept(told);
      } catch (Crash died) {
        changes.accept(told);
      }
    }
    return !batches.isEmpty();
  }

  /** An answer; its body is JSON null where it is none. */
  record Reply(int status, Json body, List<String> cookies) {
    Reply expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError(
            "expected %d, got %d: %s".formatted(wanted, status, JsonText.text(body)));
      }
      return this;
    }

    Json.Obj object() {
      return (Json.Obj) body;
    }

    List<Json.Obj> objects() {
      return ((Json.Arr) body).items().stream().map(Json.Obj.class::cast).toList();
    }

    long number(String key) {
      if (object().get(key) instanceof Json.Int(var value)) {
        return value;
      }
      throw new AssertionError("no number at %s of %s".formatted(key, JsonText.text(body)));
    }

    String text(String key) {
      return String.valueOf(object().text(key));
    }
  }

  Reply send(String method, String path, Map<String, String> headers, byte[] body) {
    var parts = path.split("\\?", 2);
    var all = new TreeMap<>(headers);
    all.putIfAbsent("content-type", "application/json");
    all.put("host", "localhost");
    var http =
        RequestContext.Http.builder()
            .withMethod(method)
            .withPath(parts[0])
            .withSourceIp("127.0.0.1")
            .build();
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRawPath(parts[0])
            .withRawQueryString(parts.length > 1 ? parts[1] : "")
            .withHeaders(all)
            .withRequestContext(
                RequestContext.builder().withRequestId("request").withHttp(http).build())
            .withBody(body.length == 0 ? null : Base64.getEncoder().encodeToString(body))
            .withIsBase64Encoded(body.length > 0)
            .build();
    return reply(api.handleRequest(event, null));
  }

  private static Reply reply(APIGatewayV2HTTPResponse response) {
    var text = response.getBody() == null ? "" : response.getBody();
    var bytes =
        response.getIsBase64Encoded()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    var cookies = response.getCookies() == null ? List.<String>of() : response.getCookies();
    try {
      var body = bytes.length == 0 ? Json.NULL : JsonText.read(bytes);
      return new Reply(response.getStatusCode(), body, List.copyOf(cookies));
    } catch (JsonText.Malformed noJson) {
      return new Reply(response.getStatusCode(), Json.NULL, List.copyOf(cookies));
    }
  }

  /** Somebody with a token. */
  final class User {
    private final String authorization;
    private final String refresh;
    private final long id;
    private final String email;

    private User(String access, String refresh) {
      this.authorization = "Bearer " + access;
      this.refresh = refresh;
      var self = get("/api/current-user/whoami").expect(200);
      this.id = self.number("id");
      this.email = self.text("email");
    }

    long id() {
      return id;
    }

    String email() {
      return email;
    }

    /** The token that access tokens are made from. */
    String refresh() {
      return refresh;
    }

    Reply get(String path) {
      return send("GET", path, new byte[0]);
    }

    Reply post(String path, Json body) {
      return send("POST", path, JsonText.bytes(body));
    }

    Reply patch(String path, Json body) {
      return send("PATCH", path, JsonText.bytes(body));
    }

    Reply delete(String path) {
      return send("DELETE", path, new byte[0]);
    }

    Reply send(String method, String path, Json body) {
      return send(method, path, JsonText.bytes(body));
    }

    /** Sends a file as forms do. */
    Reply upload(String path, String text) {
      var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n";
      var body = (part + text + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
      var type = "multipart/form-data; boundary=b";
      return Still.this.send(
          "POST", path, Map.of("authorization", authorization, "content-type", type), body);
    }

    private Reply send(String method, String path, byte[] body) {
      return Still.this.send(method, path, Map.of("authorization", authorization), body);
    }

    /** Somebody whom this user adds to the organization, with the given role. */
    User colleague(String email, String role) {
      long made = post("/api/users/", credentials(email)).expect(201).number("id");
      long organization = get("/api/current-user/whoami").number("active_organization");
      patch(
              "/api/organizations/%d/memberships".formatted(organization),
              Json.object().put("user_id", made).put("role", role).build())
          .expect(200);
      var browser = new Browser();
      browser.post("/api/auth/login", credentials(email)).expect(200);
      return browser.user();
    }
  }

  static Json credentials(String email) {
    return Json.object().put("email", email).put("password", SECRET).build();
  }

  /** Signs somebody up who founds an organization. */
  User founder(String email) {
    var browser = new Browser();
    browser.post("/api/auth/signup", credentials(email)).expect(201);
    return browser.user();
  }

  /** Cookies, and the token that unsafe requests repeat. */
  final class Browser {
    private final Map<String, String> cookies = new TreeMap<>();

    Browser() {
      keep(send("GET", "/api/auth/csrf", Map.of(), new byte[0]).expect(200));
    }

    private Reply keep(Reply reply) {
      for (var set : reply.cookies()) {
        var pair = set.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return reply;
    }

    Reply get(String path) {
      return keep(send("GET", path, headers(), new byte[0]));
    }

    Reply post(String path, Json body) {
      return keep(send("POST", path, headers(), JsonText.bytes(body)));
    }

    private Map<String, String> headers() {
      var pairs = new ArrayList<String>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      return Map.of(
          "origin",
          "http://localhost",
          "x-csrftoken",
          cookies.getOrDefault("csrftoken", ""),
          "cookie",
          String.join("; ", pairs));
    }

    User user() {
      var refresh = post("/api/token", Json.EMPTY_OBJECT).expect(201).text("token");
      var body = Json.object().put("refresh", refresh).build();
      var access = post("/api/token/refresh", body).expect(200).text("access");
      return new User(access, refresh);
    }
  }

  @Override
  public void close() {
    others.forEach(ApplicationContext::close);
    context.close();
    cloud.close();
  }
}
