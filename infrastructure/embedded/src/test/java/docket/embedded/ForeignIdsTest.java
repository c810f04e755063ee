package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.embedded.Operations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every served operation with an id in its path: what belongs to another organization is absent,
 * and so is what does not exist; nothing changes.
 */
@ExtendWith(House.Shared.class)
class ForeignIdsTest {
  /** Bodies that would be good enough for one operation or another, were the id one's own. */
  private static final List<String> BODIES =
      List.of(
          "{\"title\":\"taken"
              + " over\",\"result\":[],\"data\":{\"text\":\"x\"},\"email\":\"taken@example.org\"}",
          "[{\"text\":\"x\"}]",
          "{\"user\":1,\"user_id\":1,\"role\":\"OW\",\"users\":[1],\"export_type\":\"JSON\",\"file_upload_ids\":[1]}");

  /** Organization 0 is the caller's own (access.md T-7). */
  private static final List<String> OWN_UNDER_ZERO =
      List.of("/api/organizations/", "/api/fsm/organizations/{org_id}");

  /** Random names instead of ids: AvatarsTest, OwnSessionsTest and BadRequestsTest ask for them. */
  private static final Set<String> NAMES = Set.of("file", "picture", "session");

  private interface Ids {
    String of(Operation operation, String variable);
  }

  private static List<Operation> operations() {
    return Operations.served().stream()
        .filter(operation -> !operation.variables().isEmpty())
        .filter(operation -> operation.variables().stream().noneMatch(NAMES::contains))
        .toList();
  }

  @Test
  void when_ids_are_of_another_organization_then_they_are_absent(House house) {
    absent(house, operations(), (op, name) -> house.foreign().text(op, name));
  }

  @Test
  void when_only_the_inner_id_is_of_another_organization_then_it_is_absent(House house) {
    var inner =
        operations().stream()
            .filter(o -> o.variables().size() > 1)
            .filter(o -> !o.variables().contains("permission_key")) // a word that all share
            .toList();
    assertThat(inner).isNotEmpty();
    absent(
        house,
        inner,
        (op, name) ->
            name.equals("id") ? house.own().text(op, name) : house.foreign().text(op, name));
  }

  @Test
  void when_ids_name_nothing_then_they_are_absent(House house) {
    for (var id : List.of("999999999", "9223372036854775807", "0", "-1", "99999999999999999999")) {
      var asked =
          operations().stream()
              .filter(
                  o -> !id.equals("0") || OWN_UNDER_ZERO.stream().noneMatch(o.path()::startsWith))
              .toList();
      absent(house, asked, (_, _) -> id);
    }
  }

  private static void absent(House house, List<Operation> operations, Ids ids) {
    var wrong = new ArrayList<String>();
    house.unchangedBy(() -> {
      for (var operation : operations) {
        var path = operation.path();
        for (var name : operation.variables()) {
          path = path.replace("{" + name + "}", ids.of(operation, name));
        }
        for (var body : operation.takesABody() ? BODIES : List.of("")) {
          var bytes = body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8);
          var answer = house.owner().send(operation.method(), path, bytes);
          if (answer.status() != 404) {
            wrong.add("%s %s: %d".formatted(operation.method(), path, answer.status()));
          } else {
            House.enveloped(answer, operation);
          }
        }
      }
    });
    assertThat(wrong).isEmpty();
  }
}
