package docket.bench.coldstart;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** As much of Secrets Manager as a function asks of it when it starts. */
final class SecretsStub implements AutoCloseable {
  static final String VALUE = "0123456789abcdef0123456789abcdef";

  private final HttpServer server;

  SecretsStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean current = asked.contains("AWSCURRENT");
          var answer =
              current
                  ? "{\"VersionId\":\"v1\",\"SecretString\":\"%s\"}".formatted(VALUE)
                  : "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such stage\"}";
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(current ? 200 : 400, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
