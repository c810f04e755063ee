package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The thread through the functions' own entry points, over AWS's protocols as LocalStack speaks
 * them: from the set-up link to an export, with jobs.
 */
@RequiresDocker
class LocalStackTest {
  /** The last image that needs no account. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private static final String CONFIG =
      "<View><Text name='text' value='$text'/><Choices name='mood' toName='text'>"
          + "<Choice value='Good'/><Choice value='Bad'/></Choices></View>";

  private static final LocalStackContainer CONTAINER = new LocalStackContainer(IMAGE);
  private static HttpFunction http;
  private static WorkFunction work;

  private final Map<String, String> cookies = new HashMap<>();

  @BeforeAll
  static void provision() {
    CONTAINER.start();
    var environment = Provisioned.at(CONTAINER.getEndpoint());
    http = new HttpFunction(Startup.context(environment));
    work = new WorkFunction(Startup.context(environment));
  }

  @AfterAll
  static void end() {
    CONTAINER.stop();
  }

  @Test
  void when_a_project_is_labeled_then_everything_comes_out_again() throws IOException {
    var token = text(call("{\"setUp\":true}"), "path").split("token=", 2)[1];
    call("GET", "/api/auth/csrf", null, 200);
    call(
        "POST",
        "/api/auth/signup",
        Json.object()
            .put("email", "owner@example.org")
            .put("password", "a long enough secret")
            .put("token", token)
            .build(),
        201);
    var project =
        id(
            call(
                "POST",
                "/api/projects/",
                Json.object().put("title", "Thread").put("label_config", CONFIG).build(),
                201));
    var tasks =
        new Json.Arr(
            java.util.stream.IntStream.range(0, 1_200)
                .mapToObj(i ->
                    (Json)
                        Json.object()
                            .put("data", Json.object().put("text", "t" + i).build())
                            .build())
                .toList());
    call("POST", "/api/projects/%d/import".formatted(project), tasks, 201);
    workUntilIdle();
    var next = call("GET", "/api/projects/%d/next".formatted(project), null, 200);
    call(
        "POST",
        "/api/tasks/%d/annotations/".formatted(id(next)),
        Json.object().put("result", result()).build(),
        201);
    var exported =
        call("GET", "/api/projects/%d/export?exportType=JSON".formatted(project), null, 200);
    assertThat(((Json.Arr) exported).items()).hasSize(1);
    call("DELETE", "/api/projects/%d/".formatted(project), null, 204);
    workUntilIdle();
    call("GET", "/api/projects/%d/".formatted(project), null, 404);
  }

  private static Json result() {
    var value = Json.object().put("choices", new Json.Arr(List.of(Json.string("Good")))).build();
    return new Json.Arr(
        List.of(
            Json.object()
                .put("id", "r")
                .put("from_name", "mood")
                .put("to_name", "text")
                .put("type", "choices")
                .put("value", value)
                .build()));
  }

  /** Does what an event source mapping does, until no message is left. */
  private static void workUntilIdle() throws IOException {
    try (var sqs = SqsClient.create()) {
      var url = sqs.getQueueUrl(b -> b.queueName(Provisioned.queue())).queueUrl();
      while (true) {
        var messages =
            sqs.receiveMessage(b ->
                    b.queueUrl(url)
                        .waitTimeSeconds(2)
                        .messageSystemAttributeNames(
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
        if (messages.isEmpty()) {
          return;
        }
        for (var message : messages) {
          var record =
              Json.object()
                  .put("messageId", message.messageId())
                  .put("receiptHandle", message.receiptHandle())
                  .put("body", message.body())
                  .put("eventSource", "aws:sqs")
                  .put(
                      "attributes",
                      Json.object()
                          .put(
                              "ApproximateReceiveCount",
                              message.attributesAsStrings().get("ApproximateReceiveCount"))
                          .build())
                  .build();
          var event = Json.object().put("Records", new Json.Arr(List.of(record))).build();
          var answer = (Json.Obj) call(JsonText.text(event));
          assertThat(answer.array("batchItemFailures").items()).isEmpty();
          sqs.deleteMessage(b -> b.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
      }
    }
  }

  private static Json call(String event) throws IOException {
    var out = new ByteArrayOutputStream();
    work.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
    return read(out.toByteArray());
  }

  private Json call(
      String method, String path, @org.jspecify.annotations.Nullable Json body, int expected) {
    var query = path.indexOf('?');
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRawPath(query < 0 ? path : path.substring(0, query))
            .withRawQueryString(query < 0 ? "" : path.substring(query + 1))
            .withHeaders(headers())
            .withCookies(
                cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList())
            .withRequestContext(
                RequestContext.builder()
                    .withRequestId("test")
                    .withHttp(
                        RequestContext.Http.builder()
                            .withMethod(method)
                            .withPath(path)
                            .withSourceIp("203.0.113.1")
                            .build())
                    .build())
            .withBody(body == null ? null : JsonText.text(body))
            .withIsBase64Encoded(false)
            .build();
    var reply = http.handleRequest(event, null);
    if (reply.getCookies() != null) {
      reply
          .getCookies()
          .forEach(set -> {
            var pair = set.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
          });
    }
    var content =
        reply.getBody() == null
            ? new byte[0]
            : reply.getIsBase64Encoded()
                ? Base64.getDecoder().decode(reply.getBody())
                : reply.getBody().getBytes(StandardCharsets.UTF_8);
    assertThat(reply.getStatusCode())
        .as("%s %s: %s", method, path, new String(content, StandardCharsets.UTF_8))
        .isEqualTo(expected);
    return content.length == 0 ? Json.NULL : read(content);
  }

  private Map<String, String> headers() {
    return Map.of(
        "content-type", "application/json",
        "x-docket-edge", Provisioned.WORD,
        "x-docket-host", "docket.test",
        "origin", "https://docket.test",
        "x-csrftoken", cookies.getOrDefault("csrftoken", ""));
  }

  private static Json read(byte[] utf8) {
    try {
      return JsonText.read(utf8);
    } catch (JsonText.Malformed malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static String text(Json object, String name) {
    var text = ((Json.Obj) object).text(name);
    if (text == null) {
      throw new AssertionError("no " + name);
    }
    return text;
  }

  private static long id(Json object) {
    return ((Json.Int) java.util.Objects.requireNonNull(((Json.Obj) object).get("id"))).value();
  }
}
