package docket.store.blobs;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files in the product's own bucket: large bodies and results, uploads, exports. */
public final class Blobs {
  private final S3Client client;
  private final S3Presigner presigner;
  private final String bucket;

  public Blobs(S3Client client, S3Presigner presigner, String bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  public void put(String key, byte[] content, String mediaType) {
    client.putObject(
        b -> b.bucket(bucket).key(key).contentType(mediaType), RequestBody.fromBytes(content));
  }

  public void put(String key, java.nio.file.Path file, String mediaType) {
    client.putObject(
        b -> b.bucket(bucket).key(key).contentType(mediaType), RequestBody.fromFile(file));
  }

  /** The whole object, or empty where there is none. */
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    }
  }

  /** {@code length} bytes from {@code offset} of an object that must exist. */
  public byte[] slice(String key, long offset, long length) {
    var range = "bytes=%d-%d".formatted(offset, offset + length - 1);
    return client.getObjectAsBytes(b -> b.bucket(bucket).key(key).range(range)).asByteArrayUnsafe();
  }

  /** A stream that the caller closes; empty where there is no such object. */
  public Optional<ResponseInputStream<GetObjectResponse>> open(String key) {
    try {
      return Optional.of(client.getObject(b -> b.bucket(bucket).key(key)));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    }
  }

  /** Size in bytes, or null where there is no such object. */
  public @Nullable Long size(String key) {
    try {
      return client.headObject(b -> b.bucket(bucket).key(key)).contentLength();
    } catch (NoSuchKeyException absent) {
      return null;
    }
  }

  public void delete(List<String> keys) {
    for (var key : keys) {
      client.deleteObject(b -> b.bucket(bucket).key(key));
    }
  }

  /** Deletes every object below a prefix that ends in a slash. */
  public void deleteAll(String prefix) {
    for (var page : client.listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix))) {
      var found =
          page.contents().stream()
              .map(o -> ObjectIdentifier.builder().key(o.key()).build())
              .toList();
      if (!found.isEmpty()) {
        client.deleteObjects(b -> b.bucket(bucket).delete(Delete.builder().objects(found).build()));
      }
    }
  }

  /**
   * A link that lets anyone who has it read the object for a while.
   *
   * @param disposition the Content-Disposition of the answer; null for none
   */
  public URI presignedGet(
      String key, Duration life, @Nullable String mediaType, @Nullable String disposition) {
    var request =
        presigner.presignGetObject(p ->
            p.signatureDuration(life)
                .getObjectRequest(g ->
                    g.bucket(bucket)
                        .key(key)
                        .responseContentType(mediaType)
                        .responseContentDisposition(disposition)));
    return URI.create(request.url().toString());
  }

  /**
   * A link that lets its holder write this one object for a while, with exactly so many bytes: type
   * and length are signed, and the store refuses any other.
   */
  public URI presignedPut(String key, Duration life, String mediaType, long size) {
    var request =
        presigner.presignPutObject(p ->
            p.signatureDuration(life)
                .putObjectRequest(
                    o -> o.bucket(bucket).key(key).contentType(mediaType).contentLength(size)));
    return URI.create(request.url().toString());
  }
}
