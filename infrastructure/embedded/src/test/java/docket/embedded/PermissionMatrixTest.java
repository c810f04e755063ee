package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.embedded.MatrixWorld.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the permission matrix of access.md §5, as far as it is served: each action, tried by each
 * role on something of theirs, on something of their organization that was not given to them, and
 * on something of another organization. {@code target/permission-matrix.txt} has what came of it.
 */
class PermissionMatrixTest {
  private static final List<String> WORKING = List.of("AN", "RE", "MA", "AD", "OW");
  private static final List<String> SHUT_OUT = List.of("NO", "DI");

  /** Statuses that say no, of something in the caller's own organization and outside of it. */
  private static final Set<Integer> NO = Set.of(401, 403);

  private static final Set<Integer> UNKNOWN = Set.of(400, 404);

  @TempDir Path folder;

  /** An action and which roles may; a cell says {@code all}, {@code within} or {@code -}. */
  private record Row(String number, String action, List<String> cells) {
    boolean allows(String role, Scope scope) {
      if (scope == Scope.ELSEWHERE && !MatrixDeeds.isOfCallersOwn(action)
          || SHUT_OUT.contains(role)) {
        return false;
      }
      var cell = cells.get(WORKING.indexOf(role));
      return cell.equals("all") || cell.equals("within") && scope == Scope.WITHIN;
    }

    /** Whether a role may not wherever it is: then the answer need not say whether it exists. */
    boolean refuses(String role) {
      return cells.get(WORKING.indexOf(role)).equals("-");
    }
  }

  @Test
  void when_each_role_tries_each_action_in_each_scope_then_the_answers_are_the_matrix() {
    var wrong = new ArrayList<String>();
    var printed = new ArrayList<String>();
    var roles = new ArrayList<>(WORKING);
    roles.addAll(SHUT_OUT);
    try (var product = Product.start(folder)) {
      var world = new MatrixWorld(product);
      var deeds = new MatrixDeeds(world).all();
      var rows = rows();
      assertThat(rows.stream().map(Row::action).toList())
          .containsExactlyInAnyOrderElementsOf(deeds.keySet());
      for (var row : rows) {
        var line = new StringBuilder("%-4s %-38s".formatted(row.number(), row.action()));
        for (var role : roles) {
          for (var scope : Scope.values()) {
            var deed = Objects.requireNonNull(deeds.get(row.action()));
            int status = deed.attempt(world.person(role), world.place(role, scope));
            if (status < 300) {
              world.leave(role, scope);
            }
            line.append(scope == Scope.WITHIN ? "  " + role : "").append(' ').append(status);
            if (!fits(row, role, scope, status)) {
              wrong.add(
                  "%s %s: %s %s %d".formatted(row.number(), row.action(), role, scope, status));
            }
          }
        }
        printed.add(line.toString());
      }
    }
    print(printed);
    assertThat(wrong).isEmpty();
  }

  private static boolean fits(Row row, String role, Scope scope, int status) {
    if (row.allows(role, scope)) {
      return status >= 200 && status < 300 || status == 409;
    }
    if (SHUT_OUT.contains(role)) {
      return NO.contains(status) || status == 404;
    }
    boolean isForeign = scope == Scope.ELSEWHERE && !MatrixDeeds.isOfCallersOwn(row.action());
    return isForeign
        ? UNKNOWN.contains(status) || NO.contains(status) && row.refuses(role)
        : NO.contains(status) || status == 404 && row.action().startsWith("list ");
  }

  private static List<Row> rows() {
    try (var table =
        Objects.requireNonNull(
            PermissionMatrixTest.class.getResourceAsStream("/permission-matrix.csv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(",")))
          .map(parts -> new Row(parts.get(0), parts.get(1), parts.subList(2, parts.size())))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void print(List<String> lines) {
    var text = lines.stream().collect(Collectors.joining("\n", "", "\n"));
    System.out.print(text);
    try {
      Files.writeString(Path.of("target", "permission-matrix.txt"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
