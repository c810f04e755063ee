package docket.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import docket.cdk.Grant.Target.OnTable;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GrantTest {
  private static Set<String> rights(Deployed function, String table) {
    return Grant.ALL.stream()
        .filter(grant -> grant.function() == function)
        .filter(grant -> grant.target().equals(new OnTable(table)))
        .flatMap(grant -> grant.actions().stream())
        .collect(Collectors.toSet());
  }

  /** A history's row is put in the transaction that stores or deletes what it tells of. */
  @Test
  void when_a_function_changes_memberships_then_it_may_write_their_history_too() {
    for (var function : List.of(Deployed.serving("memberships"), Deployed.WORK)) {
      assertThat(rights(function, Tables.ACCESS))
          .as(function.name())
          .contains("dynamodb:PutItem", "dynamodb:DeleteItem");
    }
  }

  @Test
  void when_histories_and_the_seat_report_are_read_then_their_function_may() {
    var function = Deployed.serving("memberships");
    assertThat(rights(function, Tables.ACCESS))
        .contains("dynamodb:Query", "dynamodb:GetItem", "dynamodb:BatchGetItem");
    assertThat(rights(function, Tables.CORE)).contains("dynamodb:BatchGetItem");
  }

  @Test
  void when_a_function_changes_no_memberships_then_it_cannot_write_a_history() {
    for (var function : List.of(Deployed.LABEL, Deployed.DATA)) {
      assertThat(rights(function, Tables.ACCESS)).doesNotContain("dynamodb:PutItem");
    }
  }
}
