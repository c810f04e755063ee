package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MemberTagsTest {
  private static final String TAGS = "/api/organizations/0/member-tags";
  private static final String MEMBERS = "/api/organizations/0/memberships";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser manager = ada.invites("ma@example.org", "MA");
  private final Browser annotator = ada.invites("an@example.org", "AN");

  @AfterEach
  void close() {
    instance.close();
  }

  private long tag(String label) {
    return ada.post(TAGS, Json.object().put("label", label)).expect(201).id();
  }

  private Answer assign(boolean overwrite, List<Long> tags, long... people) {
    return ada.post(
        TAGS + "/assignments",
        Json.object()
            .put("all", false)
            .put("included", LongStream.of(people).boxed().toList())
            .put("tags", tags)
            .put("overwrite", overwrite));
  }

  private List<String> emails(String query) {
    return ada.get(MEMBERS + query).expect(200).results().stream()
        .map(row -> String.valueOf(row.object("user").text("email")))
        .toList();
  }

  @Test
  void when_tags_are_made_then_labels_are_unique_and_managers_only_read() {
    long cats = tag("cats");
    assertThat(ada.post(TAGS, Json.object().put("label", "cats")).expect(400).complaint("label"))
        .contains("exists");
    manager.post(TAGS, Json.object().put("label", "mine")).expect(403);
    manager.patch(TAGS + "/" + cats, Json.object().put("label", "mine")).expect(403);
    assertThat(manager.get(TAGS).expect(200).results()).hasSize(1);
    annotator.get(TAGS).expect(403);
    ada.patch(TAGS + "/" + cats, Json.object().put("label", "dogs")).expect(200);
    tag("cats");
    instance.founder("eve@example.org").get("/api/organizations/0/member-tags/" + cats).expect(404);
  }

  @Test
  void when_many_are_made_and_deleted_then_only_what_changed_is_counted() {
    tag("a");
    var made = ada.post(TAGS + "/bulk", Json.object().put("labels", List.of("a", "b", "c", "b")));
    assertThat(Answer.number(made.expect(201).object(), "created")).isEqualTo(2);
    var ids = ada.get(TAGS).results().stream().map(row -> Answer.number(row, "id")).toList();
    var query = ids.subList(0, 2).stream().map(String::valueOf).collect(Collectors.joining(","));
    var gone = ada.delete(TAGS + "/bulk?ids=" + query).expect(200);
    assertThat(Answer.number(gone.object(), "deleted")).isEqualTo(2);
    var again = ada.send("DELETE", TAGS + "/bulk", Json.object().put("ids", ids)).expect(200);
    assertThat(Answer.number(again.object(), "deleted")).isEqualTo(1);
  }

  @Test
  void when_members_are_tagged_then_lists_filter_by_it_and_a_deleted_tag_is_gone() {
    long cats = tag("cats");
    long dogs = tag("dogs");
    assign(false, List.of(cats), annotator.id(), manager.id()).expect(200);
    assign(false, List.of(dogs), annotator.id()).expect(200);
    assertThat(emails("?tags=" + cats)).containsExactly("an@example.org", "ma@example.org");
    assertThat(emails("?tags=" + dogs)).containsExactly("an@example.org");
    assign(true, List.of(dogs), manager.id()).expect(200);
    assertThat(emails("?tags=" + cats)).containsExactly("an@example.org");
    ada.delete(TAGS + "/" + cats).expect(204);
    assertThat(emails("?tags=" + cats)).isEmpty();
    var row = ada.get(MEMBERS + "?search=an@example.org").results().getFirst();
    assertThat(row.array("tags").items()).hasSize(1);
    assertThat(assign(false, List.of(cats), annotator.id()).expect(400).complaint("tags"))
        .contains("not exist");
  }

  @Test
  void when_a_table_is_imported_then_each_known_member_has_its_tags_and_the_rest_is_told() {
    var table = "email,tags\nan@example.org,\"cats, dogs\"\nnobody@example.org,cats\n";
    var begun = ada.upload(TAGS + "/imports", Map.of("bulk_tags", "all"), "tags.csv", table);
    long id = Answer.number(begun.expect(201).object(), "import");
    assertThat(ada.get(TAGS + "/imports/" + id).string("status")).isEqualTo("in_progress");
    instance.work();
    var done = ada.get(TAGS + "/imports/" + id).expect(200);
    assertThat(done.string("status")).isEqualTo("completed");
    assertThat(Answer.number(done.object(), "tags_created")).isEqualTo(3);
    assertThat(Answer.number(done.object(), "assignments_created")).isEqualTo(3);
    assertThat(done.text()).contains("nobody@example.org");
    var row = ada.get(MEMBERS + "?search=an@example.org").results().getFirst();
    assertThat(row.array("tags").items()).hasSize(3);
    ada.upload(TAGS + "/imports", Map.of("bulk_tags", ""), "tags.csv", "name\nx\n").expect(400);
    manager.upload(TAGS + "/imports", Map.of("bulk_tags", ""), "tags.csv", table).expect(403);
  }
}
