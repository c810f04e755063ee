package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.store.blobs.Blobs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is announced is what may come (import-and-storage.md §2.4, access.md T-34). */
@ExtendWith(House.Shared.class)
class UploadSizeTest {
  private static final String FILE = "[{\"text\":\"a\"}]";

  private static Json.Obj announced(House house, long project) {
    var body = Json.object().put("file", "a.json").put("size", FILE.length()).build();
    return house
        .owner()
        .post("/api/projects/%d/file-uploads".formatted(project), body)
        .expect(201)
        .object();
  }

  private static int put(Json.Obj announced, String content, String type) throws Exception {
    var url = String.valueOf(announced.object("upload").text("url"));
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString(content))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private static Product.Answer reimport(House house, long project, Json.Obj announced) {
    var body = Json.object().put("file_upload_ids", java.util.List.of(Product.id(announced)));
    return house.owner().post("/api/projects/%d/reimport".formatted(project), body.build());
  }

  @Test
  void when_another_size_or_type_comes_then_the_store_refuses_it(House house) throws Exception {
    long project = Stream.of(house.product(), house.owner(), Json.object(), 0).project();
    var announced = announced(house, project);
    assertThat(put(announced, FILE + " ".repeat(1_000), "application/json")).isEqualTo(403);
    assertThat(put(announced, "[]", "application/json")).isEqualTo(403);
    assertThat(put(announced, FILE, "text/html")).isEqualTo(403);
    House.refused(reimport(house, project, announced), "nothing was uploaded");
    assertThat(put(announced, FILE, "application/json")).isEqualTo(200);
    assertThat(reimport(house, project, announced).expect(201).number("task_count")).isEqualTo(1);
  }

  @Test
  void when_more_than_announced_got_into_the_store_then_it_is_refused_and_deleted(House house) {
    long project = Stream.of(house.product(), house.owner(), Json.object(), 0).project();
    var announced = announced(house, project);
    var blobs = house.product().docket().context().getBean(Blobs.class);
    var key = String.valueOf(announced.text("file"));
    blobs.put(
        key,
        (FILE + " ".repeat(1_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "application/json");
    var refused = reimport(house, project, announced);
    House.refusedWith(400, refused, "too many bytes");
    assertThat(blobs.size(key)).isNull();
    var one = "/api/import/file-upload/%d".formatted(Product.id(announced));
    House.refusedWith(404, house.owner().get(one), one);
  }
}
