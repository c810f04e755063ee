package docket.engines.dynamodb.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Serves a client's tables on a loopback port in DynamoDB's JSON 1.0 protocol, so that the AWS CLI
 * and SDKs can look inside. It checks no signatures: whoever may connect may read and write.
 */
public final class DynamoDbEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbEndpoint.class);
  private static final String TARGET = "DynamoDB_20120810.";
  private static final String ERRORS = "com.amazonaws.dynamodb.v20120810#";
  private static final int MAX_REQUEST = 17 << 20; // AWS takes 16 MB; JSON around it adds a little

  private record Answer(int status, byte[] body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Function<JsonNode, SdkPojo>> operations = new HashMap<>();

  private DynamoDbEndpoint(HttpServer server, DynamoDbClient client) {
    this.server = server;
    serve("GetItem", GetItemRequest::builder, client::getItem);
    serve("PutItem", PutItemRequest::builder, client::putItem);
    serve("UpdateItem", UpdateItemRequest::builder, client::updateItem);
    serve("DeleteItem", DeleteItemRequest::builder, client::deleteItem);
    serve("Query", QueryRequest::builder, client::query);
    serve("Scan", ScanRequest::builder, client::scan);
    serve("BatchGetItem", BatchGetItemRequest::builder, client::batchGetItem);
    serve("BatchWriteItem", BatchWriteItemRequest::builder, client::batchWriteItem);
    serve("TransactGetItems", TransactGetItemsRequest::builder, client::transactGetItems);
    serve("TransactWriteItems", TransactWriteItemsRequest::builder, client::transactWriteItems);
    serve("CreateTable", CreateTableRequest::builder, client::createTable);
    serve("DescribeTable", DescribeTableRequest::builder, client::describeTable);
    serve("ListTables", ListTablesRequest::builder, client::listTables);
    serve("DeleteTable", DeleteTableRequest::builder, client::deleteTable);
    serve("UpdateTimeToLive", UpdateTimeToLiveRequest::builder, client::updateTimeToLive);
    serve("DescribeTimeToLive", DescribeTimeToLiveRequest::builder, client::describeTimeToLive);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * @param port 0 for any free one
   */
  public static DynamoDbEndpoint start(DynamoDbClient client, int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new DynamoDbEndpoint(HttpServer.create(address, 0), client);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private <B extends SdkBuilder<B, R> & SdkPojo, R> void serve(
      String name, Supplier<? extends B> builder, Function<R, ? extends SdkPojo> call) {
    operations.put(
        name,
        json -> {
          var request = builder.get();
          SdkJson.read(json, request);
          return call.apply(request.build());
        });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MAX_REQUEST);
      var answer = answer(exchange, body);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    try {
      var operation = operation(exchange);
      if (operation == null)
        return error(400, "com.amazon.coral.service#UnknownOperationException", "");
      var response = operation.apply(JsonNode.parser().parse(body));
      return new Answer(200, json("", response));
    } catch (AwsServiceException refused) {
      return new Answer(
          refused.statusCode(), json(ERRORS + refused.awsErrorDetails().errorCode(), refused));
    } catch (RuntimeException failure) { // the edge of this server
      LOG.error("A request failed", failure);
      return error(500, ERRORS + "InternalServerError", String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Null if it is unknown, or if a web page in some browser seems to have sent the request here.
   */
  private @Nullable Function<JsonNode, SdkPojo> operation(HttpExchange exchange) {
    var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    boolean local = host.startsWith("127.0.0.1") || host.startsWith("localhost");
    return local && target.startsWith(TARGET)
        ? operations.get(target.substring(TARGET.length()))
        : null;
  }

  private static byte[] json(String type, SdkPojo pojo) {
    try (var json = JsonWriter.create()) {
      json.writeStartObject();
      if (!type.isEmpty()) json.writeFieldName("__type").writeValue(type);
      if (pojo instanceof AwsServiceException refused)
        json.writeFieldName("message").writeValue(refused.awsErrorDetails().errorMessage());
      SdkJson.writeFields(pojo, json);
      json.writeEndObject();
      return json.getBytes();
    }
  }

  private static Answer error(int status, String type, String message) {
    try (var json = JsonWriter.create()) {
      json.writeStartObject();
      json.writeFieldName("__type").writeValue(type);
      json.writeFieldName("message").writeValue(message);
      json.writeEndObject();
      return new Answer(status, json.getBytes());
    }
  }
}
