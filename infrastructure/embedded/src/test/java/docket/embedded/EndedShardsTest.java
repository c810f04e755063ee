package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.results.LabelSummary;
import docket.embedded.Product.User;
import docket.store.dynamo.Key;
import docket.store.dynamo.StreamPosition;
import docket.store.dynamo.StreamShard;
import docket.store.people.People;
import docket.store.tables.Tables;
import docket.store.work.WorkSummaries;
import docket.store.work.WorkSummary;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shards of the change stream end every few hours: what is counted beside them stays right and does
 * not grow with the age of a project.
 */
class EndedShardsTest {
  private static final WorkSummary ONE = WorkSummary.ofAnnotation(LabelSummary.EMPTY);

  private Product product;
  private User owner;
  private OrganizationId organization;
  private ProjectId project;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    organization =
        new OrganizationId(
            owner.get("/api/current-user/whoami").expect(200).number("active_organization"));
    var made = owner.post("/api/projects/", Json.object().put("title", "Old").build()).expect(201);
    project = new ProjectId(made.number("id"));
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Test
  void when_a_new_shard_begins_then_pages_of_ended_ones_are_folded_and_nothing_is_counted_twice() {
    var summaries = product.docket().context().getBean(WorkSummaries.class);
    for (int shard = 0; shard < 5; shard++) {
      var position = new StreamPosition(opened(Duration.ofHours(60L - shard)), BigInteger.TEN);
      summaries.apply(organization, project, position, ONE, WorkSummary.EMPTY);
    }
    var now = new StreamPosition(opened(Duration.ofHours(1)), BigInteger.ONE);
    assertThat(summaries.apply(organization, project, now, ONE, WorkSummary.EMPTY)).isTrue();
    assertThat(summaries.apply(organization, project, now, ONE, WorkSummary.EMPTY)).isFalse();
    assertThat(summaries.sum(organization, project).annotations()).isEqualTo(6);
    assertThat(pages()).containsExactlyInAnyOrder("sum#base", "sum#" + now.shard());
  }

  @Test
  void when_many_shards_have_told_a_person_then_the_person_forgets_the_ended_ones() {
    var people = product.docket().context().getBean(People.class);
    var user = new UserId(owner.id());
    owner
        .post(
            "/api/projects/%d/import".formatted(project.value()),
            new Json.Arr(
                List.of(Json.object().put("data", Json.object().put("text", "t").build()).build())))
        .expect(201);
    for (int shard = 0; shard < 6; shard++) {
      var position = new StreamPosition(opened(Duration.ofHours(60L - shard)), BigInteger.TEN);
      people.finishedByOthers(project, user, 1, position, Instant.now());
    }
    var now = new StreamPosition(opened(Duration.ofHours(1)), BigInteger.ONE);
    people.finishedByOthers(project, user, 1, now, Instant.now());
    people.finishedByOthers(project, user, 1, now, Instant.now());
    var person =
        product
            .docket()
            .cloud()
            .dynamo()
            .getItem(b ->
                b.tableName(Tables.CORE)
                    .key(
                        Map.of(
                            "pk",
                            text("N#" + project),
                            "sk",
                            text("U#" + Key.padded(user.value())))))
            .item();
    assertThat(person.get("fin")).isEqualTo(AttributeValue.fromN("7"));
    assertThat(person.keySet().stream().filter(name -> name.startsWith("fs")))
        .hasSizeLessThanOrEqualTo(4)
        .contains("fs" + now.shard());
  }

  private static String opened(Duration ago) {
    long millis = Instant.now().minus(ago).toEpochMilli();
    return StreamShard.name("shardId-%020d-f55eea83".formatted(millis));
  }

  private List<String> pages() {
    return product
        .docket()
        .cloud()
        .dynamo()
        .query(b ->
            b.tableName(Tables.CORE)
                .keyConditionExpression("pk = :p AND begins_with(sk, :s)")
                .expressionAttributeValues(Map.of(":p", text("P#" + project), ":s", text("sum#"))))
        .items()
        .stream()
        .map(item -> String.valueOf(item.get("sk") == null ? null : item.get("sk").s()))
        .toList();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
