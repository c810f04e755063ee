package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.engines.dynamodb.EngineOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What taking and submitting a task costs an annotator whom nobody disturbs, at overlap 1. Settings
 * of organization and project are read anew every two seconds, so the most frequent costs count.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LabelingUnitsTest {
  private static final int STEPS = 15;

  @TempDir static Path folder;

  private static Product product;
  private static Stream stream;
  private static User user;

  @BeforeAll
  static void start() {
    product = Product.start(folder, EngineOptions.production(folder.resolve("dynamodb")));
    var owner = product.founder("owner@example.org");
    stream = Stream.of(product, owner, Json.object(), 3 * STEPS);
    user = stream.annotators(Stream.colleagues(owner, 1), 1).getFirst();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  private static String mostFrequent(List<Answer> answers) {
    var units = answers.stream().map(Answer::units).sorted().toList();
    return units.get(units.size() / 2);
  }

  @Test
  void when_a_label_takes_two_requests_then_they_cost_23_units() {
    var nexts = new ArrayList<Answer>();
    var submits = new ArrayList<Answer>();
    for (int step = 0; step < STEPS; step++) {
      var next = stream.next(user).expect(200);
      nexts.add(next);
      var key = next.text("unique_lock_id");
      submits.add(Stream.submit(user, next.number("id"), key).expect(201));
    }
    assertThat(mostFrequent(nexts)).isEqualTo("read=7.0 write=4.0");
    assertThat(mostFrequent(submits)).isEqualTo("read=5.0 write=7.0");
  }

  @Test
  void when_the_answer_brings_the_next_task_then_a_label_costs_19_units() {
    var answers = new ArrayList<Answer>();
    var next = stream.next(user).expect(200).object();
    for (int step = 0; step < STEPS; step++) {
      var body =
          Json.object()
              .put("result", Json.EMPTY_ARRAY)
              .put("unique_id", next.text("unique_lock_id"))
              .build();
      var path = "/api/tasks/%d/annotations/?next=1".formatted(Product.id(next));
      var answer = user.post(path, body).expect(201);
      answers.add(answer);
      next = answer.object().object("next");
    }
    assertThat(mostFrequent(answers)).isEqualTo("read=8.0 write=11.0");
  }
}
