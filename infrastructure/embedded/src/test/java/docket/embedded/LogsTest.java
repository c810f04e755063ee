package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import docket.domain.json.Json;
import docket.platform.access.KeyRing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Invariant T-93 of access.md: whatever is asked, well or badly, no secret and no content of a task
 * is in the log.
 */
class LogsTest {
  private static final String MARK = "a text that only the task has";
  private static final int WILD = 400;

  /** Keeps all that is logged, with everything that an encoder could write. */
  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      var line = new StringBuilder(event.getFormattedMessage());
      line.append(' ')
          .append(event.getKeyValuePairs())
          .append(' ')
          .append(event.getMDCPropertyMap());
      if (event.getArgumentArray() != null) {
        line.append(List.of(event.getArgumentArray()).toString());
      }
      if (event.getThrowableProxy() != null) {
        line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      lines.add(line.toString());
    }
  }

  private final Kept kept = new Kept();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    kept.start();
    root.addAppender(kept);
  }

  @AfterEach
  void stop() {
    root.detachAppender(kept);
  }

  @Test
  void when_everything_was_asked_then_no_secret_is_in_the_log(@TempDir Path folder) {
    var secrets = new LinkedHashMap<String, String>();
    try (var product = Product.start(folder)) {
      var world = World.of(product, "founder");
      var stranger = World.of(product, "stranger");
      secrets.putAll(secretsOf(product, world));
      walk(product, world, stranger);
      var data = Json.object().put("text", MARK).build();
      var project = Stream.of(product, stranger.user(), Json.object(), 0).project();
      stranger
          .user()
          .post("/api/tasks/", Json.object().put("project", project).put("data", data).build())
          .expect(201);
      secrets.put("task data", MARK);
      secrets.putAll(links(stranger));
      for (int i = 0; i < 3; i++) {
        var wrong =
            Json.object().put("email", "founder@example.org").put("password", "hunter2-" + MARK);
        new Product.Session(product).post("/api/auth/login", wrong.build()).expect(401);
      }
    }
    assertThat(kept.lines).hasSizeGreaterThan(WILD);
    secrets.forEach((what, secret) -> {
      assertThat(secret).as(what).hasSizeGreaterThan(7);
      assertThat(kept.lines.stream().filter(line -> line.contains(secret))).as(what).isEmpty();
    });
    assertThat(kept.lines)
        .noneMatch(line ->
            line.contains("eyJ") || line.contains("X-Amz-Signature=") || line.contains("argon2"));
  }

  /** The scan finds what it looks for. */
  @Test
  void when_a_secret_is_logged_then_the_scan_sees_it() {
    root.atInfo().addKeyValue("token", "eyJhbGci").log("request");
    root.warn("failed", new IllegalStateException("argon2"));
    assertThat(kept.lines).anyMatch(line -> line.contains("eyJ"));
    assertThat(kept.lines).anyMatch(line -> line.contains("argon2"));
  }

  private static void walk(Product product, World world, World stranger) {
    var gate = new Gate(product);
    var operations = Operations.served();
    var examples = new Examples();
    for (int i = 0; i < WILD; i++) {
      var operation = operations.get(i % operations.size());
      var wild = new Wild(examples, Operations.schemas(), i);
      if (i < operations.size()) {
        wild.plain(operation, world).forEach(gate::event);
      } else {
        gate.event(wild.request(operation, world, stranger));
      }
    }
  }

  private static Map<String, String> secretsOf(Product product, World world) {
    var secrets = new LinkedHashMap<String, String>();
    secrets.put("password", "a long enough secret");
    secrets.put("refresh token", world.text("refresh"));
    secrets.put(
        "access token",
        Objects.requireNonNull(world.user().headers().get("Authorization")).replace("Bearer ", ""));
    for (var cookie : List.of("cookie", "spent")) {
      var session = world.text(cookie).replaceAll("sessionid=([^;]*);.*", "$1");
      secrets.put(cookie, session.substring(session.lastIndexOf('.') + 1));
    }
    secrets.put("csrf token", world.text("csrf"));
    secrets.put("one-time link", world.text("onetime"));
    var legacy = world.user().get("/api/current-user/token");
    if (legacy.status() == 200) {
      secrets.put("legacy token", legacy.text("token"));
    }
    secrets.put("invite", world.user().get("/api/invite").expect(200).text("token"));
    var keys = product.docket().context().getBean(KeyRing.class);
    var signing = Objects.requireNonNull(keys.signingKey(keys.currentKid()));
    secrets.put("signing key", Base64.getEncoder().withoutPadding().encodeToString(signing));
    secrets.put("data key", Base64.getEncoder().withoutPadding().encodeToString(keys.dataKey()));
    secrets.put("signing key, raw", new String(signing, StandardCharsets.ISO_8859_1));
    secrets.put("S3 key", product.docket().cloud().s3().credentials().secretAccessKey());
    return secrets;
  }

  private static Map<String, String> links(World world) {
    var answers = new ArrayList<String>();
    var path = "/data/upload/%s/%s".formatted(world.text("project"), world.text("file"));
    answers.add(
        world.user().get(path).expect(303).raw().headers().firstValue("Location").orElseThrow());
    var body = Json.object().put("file", "a.txt").put("size", 3).build();
    var announced =
        world.user().post("/api/projects/%s/file-uploads".formatted(world.text("project")), body);
    answers.add(String.valueOf(announced.expect(201).object().object("upload").text("url")));
    var secrets = new LinkedHashMap<String, String>();
    answers.forEach(link -> {
      var signature = link.replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
      secrets.put("link %d".formatted(secrets.size()), signature);
    });
    return secrets;
  }
}
