package docket.engines.dynamodb.oracle;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The oracle: dynoxide as a child process, in memory. */
final class Dynoxide implements AutoCloseable {
  private static final Path BINARY = Path.of("oracle/node_modules/@dynoxide/linux-x64/dynoxide");

  private final Process process;
  private final DynamoDbClient client;

  private Dynoxide(Process process, int port) {
    this.process = process;
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                o -> o.retryStrategy(RetryMode.STANDARD).apiCallTimeout(Duration.ofSeconds(30)))
            .build();
  }

  static boolean isInstalled() {
    return Files.isExecutable(BINARY);
  }

  static Dynoxide start() throws IOException, InterruptedException {
    int port = freePort();
    var process =
        new ProcessBuilder(BINARY.toString(), "serve", "--port", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (int attempt = 0; attempt < 200 && !answers(port); attempt++) Thread.sleep(25);
    return new Dynoxide(process, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
