package docket.cdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/** Apps as the command line would make them: with the feature flags of {@code cdk.json}. */
final class Synthesized {
  private Synthesized() {}

  static Template template(Options options) {
    return Template.fromStack(DocketApp.build(app(), options));
  }

  static App app() {
    return new App(AppProps.builder().context(context()).build());
  }

  /** One whose findings are written down instead of thrown. */
  static App lenientApp() {
    return new App(
        AppProps.builder()
            .context(context())
            .postCliContext(Map.of("@aws-cdk/core:failSynthOnValidationErrors", false))
            .build());
  }

  /** What a deployment is by default. */
  static Options plain(String stage) {
    return new Options(
        stage, true, null, null, null, false, null, null, null, 1000, null, null, site(), false);
  }

  /** Stands for the web app, which is built after this. */
  private static Path site() {
    try {
      var folder = Files.createDirectories(Path.of("infrastructure/cdk/target/site"));
      Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Docket</title>");
      return folder;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Everything that can be chosen, chosen. */
  static Options full() {
    return new Options(
        "prod",
        true,
        "label.example.org",
        "Z1234567890",
        null,
        true,
        "ops@example.org",
        200,
        "example.org",
        1000,
        "111111111111",
        "eu-central-1",
        site(),
        false);
  }

  static Options rehearsal(boolean rehearsal) {
    return new Options(
        "dev", false, null, null, null, false, null, null, null, 1000, null, null, site(),
        rehearsal);
  }

  @SuppressWarnings("unchecked") // a JSON object is a map by text
  private static Map<String, Object> context() {
    try {
      var json = new ObjectMapper().readValue(Path.of("cdk.json").toFile(), Map.class);
      return (Map<String, Object>) Objects.requireNonNull(json.get("context"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
