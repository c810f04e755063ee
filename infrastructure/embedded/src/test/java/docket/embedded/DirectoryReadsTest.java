package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Key;
import docket.store.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of tasks costs what the page costs, however long the list of the project's blocks is. */
class DirectoryReadsTest {
  private static final int TASKS = 300;

  /** Items of a list of blocks such as a project of millions of tasks has. */
  private static final int ITEMS = 40;

  private static final int BLOCKS = 256;
  private static final long FAR = 1_000_000;

  @TempDir Path folder;

  @Test
  void when_a_project_has_very_many_blocks_then_its_first_page_reads_no_more() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var before = page(owner, project);
      grow(product.docket().context().getBean(Dynamo.class), project);
      var after = page(owner, project);
      assertThat(after).isEqualTo(before);
      assertThat(
              owner.get("/api/tasks?project=%d&page=3&page_size=100".formatted(project)).object())
          .extracting(found -> found.array("tasks").items().size())
          .isEqualTo(100);
    }
  }

  private static String page(User owner, long project) {
    var path = "/api/tasks?project=%d&page=1&page_size=100".formatted(project);
    owner.get(path).expect(200); // what is cached for a moment is cached now
    return owner.get(path).expect(200).units();
  }

  private static long project(User owner) {
    var body =
        Json.object()
            .put("title", "Long")
            .put("label_config", "<View><Text name=\"t\" value=\"$text\"/></View>")
            .build();
    long project = owner.post("/api/projects/", body).expect(201).number("id");
    var tasks = new ArrayList<Json>();
    IntStream.range(0, TASKS)
        .forEach(i -> tasks.add(Json.object().put("text", "task " + i).build()));
    owner.post("/api/projects/%d/import".formatted(project), Json.array(tasks)).expect(201);
    return project;
  }

  private static void grow(Dynamo dynamo, long project) {
    for (long item = FAR; item < FAR + ITEMS; item++) {
      var change = Change.update(Tables.CORE, new Key("P#" + project, "dir#" + Key.padded(item)));
      for (long block = item * BLOCKS; block < (item + 1) * BLOCKS; block++) {
        change.set("b" + block, 0L);
      }
      dynamo.store(change);
    }
  }
}
