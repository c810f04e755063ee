package docket.embedded;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.platform.http.ApiHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP front: what CloudFront and API Gateway are in the cloud. It sends the handlers the same
 * events and keeps the same limits.
 */
final class HttpFront implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ApiHandler api;
  private final @Nullable Site site;
  private final GatewayEvents events = new GatewayEvents();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private HttpFront(InetSocketAddress address, ApiHandler api, @Nullable Site site)
      throws IOException {
    this.api = api;
    this.site = site;
    this.server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  static HttpFront start(InetSocketAddress address, ApiHandler api, @Nullable Site site) {
    try {
      var front = new HttpFront(address, api, site);
      front.server.start();
      return front;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      if (site != null && site.serve(exchange)) {
        return;
      }
      switch (events.read(exchange)) {
        case GatewayEvents.Read.Event(var event) -> answer(exchange, event);
        case GatewayEvents.Read.TooLarge(var message) -> send(exchange, 413, message);
      }
    } catch (IOException gone) {
      LOG.debug("the caller has gone", gone);
    } catch (RuntimeException | Error failed) { // the caller gets no answer, and others still do
      LOG.error("the front failed", failed);
    }
  }

  private void answer(HttpExchange exchange, APIGatewayV2HTTPEvent event) throws IOException {
    APIGatewayV2HTTPResponse reply = api.handleRequest(event, null);
    var headers = exchange.getResponseHeaders();
    if (reply.getHeaders() != null) {
      reply.getHeaders().forEach(headers::set);
    }
    if (reply.getCookies() != null) {
      reply.getCookies().forEach(cookie -> headers.add("Set-Cookie", cookie));
    }
    var body = body(reply);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.getStatusCode(), empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] body(APIGatewayV2HTTPResponse reply) {
    if (reply.getBody() == null || reply.getBody().isEmpty()) {
      return new byte[0];
    }
    return reply.getIsBase64Encoded()
        ? Base64.getDecoder().decode(reply.getBody())
        : reply.getBody().getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
