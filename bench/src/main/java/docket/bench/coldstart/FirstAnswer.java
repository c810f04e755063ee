package docket.bench.coldstart;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import docket.lambda.HttpFunction;
import docket.lambda.WorkFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What runs in the measured process, on the function's own artefact: makes the handler and lets it
 * answer one request, which reads the signing key and an item. It prints the status.
 */
public final class FirstAnswer {
  private FirstAnswer() {}

  /**
   * @param arguments a path for a function that takes requests; none for the one that works
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println(arguments.length == 0 ? work() : request(arguments[0]));
    System.out.flush();
    System.exit(0);
  }

  private static String request(String path) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRawPath(path)
            .withRawQueryString("")
            .withHeaders(
                Map.of(
                    "x-docket-edge",
                    SecretsStub.VALUE,
                    "authorization",
                    "Token 0123456789012345678901234567890123456789"))
            .withRequestContext(
                RequestContext.builder()
                    .withRequestId("cold")
                    .withHttp(
                        RequestContext.Http.builder()
                            .withMethod("GET")
                            .withPath(path)
                            .withSourceIp("127.0.0.1")
                            .build())
                    .build())
            .build();
    return Integer.toString(new HttpFunction().handleRequest(event, null).getStatusCode());
  }

  private static String work() throws IOException {
    var out = new ByteArrayOutputStream();
    var event = "{\"setUp\":true}".getBytes(StandardCharsets.UTF_8);
    new WorkFunction().handleRequest(new ByteArrayInputStream(event), out, null);
    return out.toString(StandardCharsets.UTF_8).contains("token=") ? "200" : "500";
  }
}
