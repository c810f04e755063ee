package docket.engines.s3;

import docket.engines.faults.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3 on one machine: s3proxy on a free loopback port over a folder of plain files. Signatures are
 * enforced, so presigned URLs behave as on AWS. Tags and versions are not served.
 */
public final class EmbeddedS3 implements AutoCloseable {
  private static final long MAX_UPLOAD_BYTES =
      128L << 20; // of one request whose body is signed as a whole

  private final S3Proxy proxy;
  private final AwsBasicCredentials credentials;
  private final URI endpoint;
  private final S3Client client;
  private final S3Presigner presigner;
  private final CrashingWrites writes = new CrashingWrites();

  private EmbeddedS3(S3Proxy proxy, AwsBasicCredentials credentials) {
    this.proxy = proxy;
    this.credentials = credentials;
    this.endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    var provider = StaticCredentialsProvider.create(credentials);
    var pathStyle = S3Configuration.builder().pathStyleAccessEnabled(true).build();
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(provider)
            .serviceConfiguration(pathStyle)
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(config -> config.addExecutionInterceptor(writes))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(provider)
            .serviceConfiguration(pathStyle)
            .build();
  }

  /**
   * Starts the server and makes the buckets that are missing.
   *
   * @param folder where the files and the key pair are; made if missing
   * @param origins that browsers may come from, for CORS
   */
  public static EmbeddedS3 open(Path folder, List<String> origins, List<String> buckets) {
    var s3 = new EmbeddedS3(start(folder, origins), StoredCredentials.in(folder));
    var existing = s3.client.listBuckets().buckets().stream().map(bucket -> bucket.name()).toList();
    for (var bucket : buckets) {
      if (!existing.contains(bucket)) s3.client.createBucket(create -> create.bucket(bucket));
    }
    return s3;
  }

  private static S3Proxy start(Path folder, List<String> origins) {
    try {
      var blobs = Files.createDirectories(folder.resolve("blobs"));
      var credentials = StoredCredentials.in(folder);
      var proxy =
          S3Proxy.builder()
              .blobStore(new FilesystemNio2BlobStore(blobs.toString()))
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(
                  AuthenticationType.AWS_V4,
                  credentials.accessKeyId(),
                  credentials.secretAccessKey())
              .v4MaxNonChunkedRequestSize(MAX_UPLOAD_BYTES)
              .ignoreUnknownHeaders(true)
              .corsRules(cors(origins))
              .build();
      proxy.start();
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (Exception failure) { // what S3Proxy.start() declares
      throw new IllegalStateException("S3 could not be started", failure);
    }
  }

  private static CrossOriginResourceSharing cors(List<String> origins) {
    return new CrossOriginResourceSharing(
        origins, List.of("GET", "PUT", "HEAD"), List.of("*"), List.of("ETag"), "false");
  }

  public S3Client client() {
    return client;
  }

  public S3Presigner presigner() {
    return presigner;
  }

  public URI endpoint() {
    return endpoint;
  }

  public AwsBasicCredentials credentials() {
    return credentials;
  }

  /** Every change of an object through {@link #client} counts as a write, at which it may die. */
  public void crashAt(CrashPoint point) {
    writes.crashAt(point);
  }

  @Override
  public void close() {
    client.close();
    presigner.close();
    try {
      proxy.stop();
    } catch (Exception failure) { // what S3Proxy.stop() declares
      throw new IllegalStateException("S3 could not be stopped", failure);
    }
  }
}
