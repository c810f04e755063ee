package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.contract.Schemas;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An owner who reads histories, and people who give them something to tell. */
abstract class HistoryCase {
  final Instance instance = Instance.open();
  final Browser ada = instance.founder("ada@example.org");
  private final Schemas contract = Contract.read();

  @AfterEach
  final void close() {
    instance.close();
  }

  final Answer told(String path) {
    var answer = ada.get(path).expect(200);
    assertThat(contract.violations("PaginatedStateModelList", answer.object())).isEmpty();
    return answer;
  }

  static List<String> names(Answer answer) {
    return answer.results().stream()
        .map(row -> String.valueOf(row.text("transition_name")))
        .toList();
  }

  final List<String> names(String path) {
    return names(told(path));
  }

  final void later() {
    instance.pass(Duration.ofMinutes(1));
  }

  final Browser member(String email, String role) {
    later();
    var person = instance.browser().signUp(email, ada.invite());
    later();
    ada.gives(person.id(), role).expect(200);
    later();
    return person;
  }
}
