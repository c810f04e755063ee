package docket.embedded;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.access.OneTimeLinks;
import docket.store.access.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The demo: three small projects on data that ships with the product, and somebody to sign in as.
 * It is put in over the product's own API, as a team would do it.
 */
final class Demo {
  private static final Duration LINK_LIFE = Duration.ofHours(12);
  private static final String OWNER = "demo@example.org";
  private static final int IMAGES = 6;

  private static final String SENTIMENT =
      """
      <View>
        <Text name="text" value="$text"/>
        <Choices name="opinion" toName="text" choice="single" showInLine="true">
          <Choice value="Positive" hotkey="1"/>
          <Choice value="Neutral" hotkey="2"/>
          <Choice value="Negative" hotkey="3"/>
        </Choices>
      </View>
      """;

  private static final String ENTITIES =
      """
      <View>
        <Labels name="entity" toName="text">
          <Label value="Person"/>
          <Label value="Organization"/>
          <Label value="Place"/>
          <Label value="Date"/>
        </Labels>
        <Text name="text" value="$text"/>
      </View>
      """;

  private static final String BOXES =
      """
      <View>
        <Image name="image" value="$image" zoom="true" zoomControl="true"/>
        <RectangleLabels name="object" toName="image">
          <Label value="Car"/>
          <Label value="Person"/>
          <Label value="Bicycle"/>
        </RectangleLabels>
      </View>
      """;

  private final Docket docket;
  private final SelfClient client;

  Demo(Docket docket, String address) {
    this.docket = docket;
    this.client = new SelfClient(address);
  }

  /** A link that signs the demo's owner in once; puts the projects in on the first start. */
  String signInLink() {
    var owner =
        docket
            .context()
            .getBean(Users.class)
            .findByEmail(OWNER)
            .map(user -> user.id())
            .orElseGet(this::seed);
    return docket.context().getBean(OneTimeLinks.class).signIn(owner, LINK_LIFE);
  }

  private UserId seed() {
    var account =
        Json.object()
            .put("email", OWNER)
            .put("password", UUID.randomUUID().toString())
            .put("first_name", "Robin")
            .put("last_name", "Demo")
            .build();
    client.get("/api/auth/csrf");
    client.post("/api/auth/signup", account);
    var owner = docket.context().getBean(Users.class).findByEmail(OWNER).orElseThrow();
    long workspace =
        SelfClient.number(
            client.post("/api/workspaces/", Json.object().put("title", "Samples").build()), "id");
    texts(workspace, "Opinions on purchases", SENTIMENT, "reviews.json");
    texts(workspace, "Names in sentences", ENTITIES, "entities.json");
    long streets = project(workspace, "Street scenes", BOXES);
    client.upload("/api/projects/%d/import".formatted(streets), images());
    return owner.id();
  }

  private void texts(long workspace, String title, String config, String file) {
    long project = project(workspace, title, config);
    client.postBytes("/api/projects/%d/import".formatted(project), resource(file));
  }

  private long project(long workspace, String title, String config) {
    var body =
        Json.object()
            .put("title", title)
            .put("workspace", workspace)
            .put("label_config", config)
            .put("is_published", true)
            .build();
    return SelfClient.number(client.post("/api/projects/", body), "id");
  }

  private static List<SelfClient.File> images() {
    return java.util.stream.IntStream.rangeClosed(1, IMAGES)
        .mapToObj(i -> "street-%d.svg".formatted(i))
        .map(name -> new SelfClient.File(name, resource("images/" + name)))
        .toList();
  }

  private static byte[] resource(String name) {
    try (var in = Demo.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the demo's " + name + " is missing");
      }
      var out = new ByteArrayOutputStream();
      in.transferTo(out);
      return out.toByteArray();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
