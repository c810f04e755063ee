package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Pictures of people, through the whole product. */
class AvatarsTest {
  @TempDir Path folder;

  private Product product;
  private User ada;
  private String own;

  @BeforeEach
  void start() {
    product = Product.start(folder);
    ada = product.founder("ada@example.org");
    own = "/api/users/%d/avatar/".formatted(ada.id());
  }

  @AfterEach
  void close() {
    product.close();
  }

  /** A picture of one pixel, as a browser sends it. */
  static byte[] gif() {
    var gif = "GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;";
    return body("a.gif", "image/gif", gif);
  }

  private static byte[] body(String name, String type, String content) {
    return (Hostile.part("avatar", name, type, content) + Hostile.END)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Answer send(byte[] body) {
    return ada.send("POST", own, body, Hostile.MULTIPART);
  }

  private String address() {
    return ada.get("/api/current-user/whoami").expect(200).text("avatar");
  }

  private int stored() {
    var context = product.docket().context();
    var s3 = context.getBean(S3Client.class);
    var bucket = context.getBean(docket.platform.wiring.Names.class).bucket();
    return s3.listObjectsV2(b -> b.bucket(bucket).prefix("avatars/")).contents().size();
  }

  @Test
  void when_somebody_gives_a_picture_then_colleagues_see_it_and_nobody_else() throws IOException {
    assertThat(send(gif()).expect(200).text("detail")).isEqualTo("avatar saved");
    var address = address();
    var colleague = ada.colleague("ben@example.org", "AN");
    var seen = colleague.get(address).expect(200).raw();
    assertThat(ImageIO.read(new ByteArrayInputStream(seen.body())).getWidth()).isEqualTo(1);
    product.founder("eve@example.org").get(address).expect(404);
    new User(product, java.util.Map.of()).get(address).expect(401);
    colleague.get(address.replace(".png", "x.png")).expect(404);
    colleague.get("/data/avatars/%d/x.png".formatted(colleague.id())).expect(404);
    var listed = ada.get("/api/users/").expect(200).body().toString();
    assertThat(listed).contains(address);
  }

  @Test
  void when_a_picture_is_read_then_no_browser_takes_it_for_anything_else() {
    send(gif()).expect(200);
    var headers = ada.get(address()).expect(200).raw().headers();
    assertThat(headers.firstValue("Content-Type")).contains("image/png");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; sandbox");
    assertThat(headers.firstValue("Cache-Control").orElse("")).startsWith("private");
  }

  @Test
  void when_it_is_replaced_or_taken_away_then_the_old_one_is_gone() {
    send(gif()).expect(200);
    var first = address();
    send(gif()).expect(200);
    assertThat(address()).isNotEqualTo(first);
    ada.get(first).expect(404);
    assertThat(stored()).isEqualTo(1);
    ada.delete(own).expect(204);
    ada.delete(own).expect(204);
    assertThat(ada.get("/api/current-user/whoami").expect(200).object().get("avatar"))
        .isEqualTo(Json.NULL);
    assertThat(stored()).isZero();
  }

  /** T-9: nothing that is made for one organization answers in another. */
  @Test
  void when_two_organizations_use_the_same_key_or_each_others_links_then_they_do_not_meet() {
    var eve = product.founder("eve@example.org");
    send(gif()).expect(200);
    var etag = ada.get(address()).expect(200).raw().headers();
    assertThat(etag.firstValue("ETag")).isEmpty();
    assertThat(etag.firstValue("Cache-Control").orElse("")).doesNotContain("public");
    for (var person : java.util.List.of(ada, eve)) {
      var fields = Json.object().put("title", "Keys").put("label_config", Stream.CONFIG).build();
      long project = person.post("/api/projects/", fields).expect(201).number("id");
      var data = Json.object().put("project", project).put("data", java.util.Map.of("text", "a"));
      long task = person.post("/api/tasks/", data.build()).expect(201).number("id");
      var answer =
          Json.object().put("result", Json.EMPTY_ARRAY).put("unique_id", "the same key").build();
      var path = "/api/tasks/%d/annotations/".formatted(task);
      assertThat(person.post(path, answer).expect(201).number("task")).isEqualTo(task);
    }
    eve.get(address()).expect(404);
  }

  @Test
  void when_it_is_no_picture_then_400_and_nothing_is_kept() {
    send(body("a.svg", "image/svg+xml", "<svg onload='alert(1)'/>")).expect(400);
    send(body("a.png", "image/png", "<script>alert(1)</script>")).expect(400);
    send("--b--\r\n".getBytes(StandardCharsets.UTF_8)).expect(400);
    ada.post(own, Json.EMPTY_OBJECT).expect(400);
    assertThat(stored()).isZero();
    assertThat(ada.get("/api/current-user/whoami").expect(200).object().get("avatar"))
        .isEqualTo(Json.NULL);
  }
}
