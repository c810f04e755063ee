package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.embedded.Gate.Heard;
import docket.embedded.Operations.Operation;
import docket.embedded.Wild.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Invariant T-1 of access.md over the whole route table: an id of another organization, in the
 * path, the query or the body, gets the answer that an unused id gets, by every method.
 */
class TenantSweepTest extends TwoWorldsTest {
  private static final String UNUSED = "888888888";
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Kinds of ids that examples name. */
  private static final Set<String> IDS =
      Set.of(
          "projects",
          "project",
          "tasks",
          "users",
          "workspaces",
          "annotations",
          "annotation_id",
          "drafts",
          "predictions",
          "views",
          "export_pk",
          "import_pk",
          "reimport_pk",
          "import",
          "file-upload",
          "organizations",
          "org_id",
          "project_id",
          "workspace_id",
          "user_pk",
          "colleagues",
          "newcomer",
          "member",
          "tag_pk",
          "tag_import",
          "roles",
          "project-templates",
          "annotator",
          "placed",
          "new-tasks",
          "new-annotations",
          "new-projects");

  @Test
  void when_an_id_is_of_another_organization_then_it_is_answered_like_one_that_nobody_has() {
    var wrong = new ArrayList<String>();
    int compared = 0;
    for (var operation : Operations.served()) {
      for (var kind : kinds(operation)) {
        renew();
        var foreign = requests(operation, kind, stranger.text(kind));
        var unused = requests(operation, kind, UNUSED);
        for (int i = 0; i < foreign.size(); i++) {
          for (var method : methods(operation, kind)) {
            compared++;
            var got = ask(method, foreign.get(i));
            var expected = ask(method, unused.get(i));
            if (!same(got, expected)) {
              wrong.add(
                  "%s (%s %s)%n  %d %s%n  %d %s"
                      .formatted(
                          foreign.get(i),
                          method,
                          kind,
                          got.status(),
                          got.text(),
                          expected.status(),
                          expected.text()));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(400);
    assertThat(stranger.isGone()).isFalse();
  }

  /** What belongs to the stranger is never told, whatever the owner asks for of their own. */
  @Test
  void when_everything_is_read_then_nothing_of_the_other_organization_is_in_it() {
    var gate = new Gate(product);
    var told = new ArrayList<String>();
    for (var operation : Operations.served()) {
      if (operation.method().equals("GET")) {
        for (var request : new Wild(examples, Operations.schemas(), 1).plain(operation, world)) {
          var text = gate.event(request).text();
          if (text.contains("stranger")) {
            told.add(request + ": " + text);
          }
        }
      }
    }
    assertThat(told).isEmpty();
    assertThat(stranger.user().get("/api/users/").expect(200).raw().body())
        .asString()
        .contains("stranger");
  }

  /** Where the path names it, every method; the operation's own where the query or body does. */
  private static List<String> methods(Operation operation, String kind) {
    boolean isInPath =
        operation.variables().stream()
            .anyMatch(name -> Furniture.kind(operation, name).equals(kind));
    return isInPath ? METHODS : List.of(operation.method());
  }

  private Set<String> kinds(Operation operation) {
    var named = new TreeSet<String>();
    UnaryOperator<String> noting =
        kind -> {
          named.add(kind);
          return "1";
        };
    examples.of(operation, noting);
    operation.variables().forEach(name -> named.add(Furniture.kind(operation, name)));
    named.retainAll(IDS);
    return named;
  }

  private List<Request> requests(Operation operation, String kind, String id) {
    var swapped = world.with(kind, id);
    return new Wild(examples, Operations.schemas(), 1).plain(operation, swapped);
  }

  private Heard ask(String method, Request request) {
    return new Gate(product)
        .event(new Request(method, request.path(), request.headers(), request.body(), false));
  }

  /** Where the id counts for nothing both are done, and the second finds what the first left. */
  private static boolean same(Heard got, Heard expected) {
    boolean isDone = got.status() < 400 && !got.text().contains("stranger");
    return got.status() == expected.status()
        && (isDone || plain(got.text()).equals(plain(expected.text())));
  }

  /** Without numbers, the answer's own id, and what is new with each request. */
  private static String plain(String text) {
    return text.replaceAll("\"id\":\"[0-9a-f-]{36}\"", "")
        .replaceAll("csrf_token\":\"[^\"]*|value=\"[A-Za-z0-9_-]{43}\"", "")
        .replaceAll("\"(created|updated|last_activity|finished)[a-z_]*\":\"[^\"]*\"", "")
        .replaceAll("[0-9]+", "N");
  }
}
