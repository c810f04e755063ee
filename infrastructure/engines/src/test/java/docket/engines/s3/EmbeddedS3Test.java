package docket.engines.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.faults.Crash;
import docket.engines.faults.CrashPoint;
import docket.engines.faults.CrashPoint.Moment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedS3Test {
  private static final String ORIGIN = "http://127.0.0.1:8080";

  @TempDir Path folder;

  private EmbeddedS3 open() {
    return EmbeddedS3.open(folder, List.of(ORIGIN), List.of("files", "index"));
  }

  @Nested
  class given_an_object {
    @Test
    void when_it_is_fetched_by_a_presigned_url_then_its_content_comes_and_a_forged_url_is_refused()
        throws Exception {
      try (var s3 = open()) {
        put(s3, "hello");
        var url =
            s3.presigner()
                .presignGetObject(p ->
                    p.signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(g -> g.bucket("files").key("a/b.txt")))
                .url()
                .toString();
        assertThat(get(url).body()).isEqualTo("hello");
        assertThat(get(url.replaceAll("X-Amz-Signature=.", "X-Amz-Signature=x")).statusCode())
            .isIn(400, 403);
        assertThat(get(s3.endpoint() + "/files/a/b.txt").statusCode()).isEqualTo(403);
      }
    }

    @Test
    void when_the_server_starts_again_then_object_and_credentials_are_still_there()
        throws Exception {
      String secret;
      try (var s3 = open()) {
        put(s3, "kept");
        secret = s3.credentials().secretAccessKey();
      }
      try (var s3 = open()) {
        assertThat(
                s3.client().getObjectAsBytes(g -> g.bucket("files").key("a/b.txt")).asUtf8String())
            .isEqualTo("kept");
        assertThat(s3.credentials().secretAccessKey()).isEqualTo(secret);
      }
      var mode = Files.getPosixFilePermissions(folder.resolve("s3-credentials"));
      assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @Test
    void when_it_may_only_be_created_then_the_second_put_is_refused() {
      try (var s3 = open()) {
        put(s3, "first");
        assertThatThrownBy(() ->
                s3.client()
                    .putObject(
                        p -> p.bucket("files").key("a/b.txt").ifNoneMatch("*"),
                        RequestBody.fromString("second")))
            .isInstanceOfSatisfying(
                S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(412));
      }
    }

    @Test
    void when_the_caller_dies_at_a_write_then_it_is_done_only_if_that_was_after_it() {
      try (var s3 = open()) {
        var point = new CrashPoint();
        s3.crashAt(point);
        put(s3, "old");
        point.arm(Moment.BEFORE, 1);
        assertThatThrownBy(() -> put(s3, "new")).isInstanceOf(Crash.class);
        assertThat(content(s3)).isEqualTo("old");
        point.arm(Moment.AFTER, 1);
        assertThatThrownBy(() -> put(s3, "new")).isInstanceOf(Crash.class);
        assertThat(content(s3)).isEqualTo("new");
      }
    }

    private String content(EmbeddedS3 s3) {
      return s3.client().getObjectAsBytes(g -> g.bucket("files").key("a/b.txt")).asUtf8String();
    }

    private void put(EmbeddedS3 s3, String content) {
      s3.client().putObject(p -> p.bucket("files").key("a/b.txt"), RequestBody.fromString(content));
    }

    private HttpResponse<String> get(String url) throws Exception {
      try (var http = HttpClient.newHttpClient()) {
        return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
      }
    }
  }
}
