package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.embedded.Still.Reply;
import docket.embedded.Still.User;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tests of use cases that die stand on: a still product, an organization and its owner.
 */
abstract class CrashTest {
  static final AtomicInteger NAMES = new AtomicInteger();

  @TempDir static Path folder;

  static Still product;
  static User owner;
  static OrganizationId organization;
  static CrashSweep sweep;

  @BeforeAll
  static void open() {
    product = Still.open(folder);
    owner = product.founder("owner@example.org");
    organization =
        new OrganizationId(owner.get("/api/current-user/whoami").number("active_organization"));
    sweep = new CrashSweep(product);
  }

  @AfterAll
  static void close() {
    product.close();
  }

  /** A subject that hangs on a project of its own. */
  abstract static class InProject {
    final long project;

    InProject(long project) {
      this.project = project;
    }

    final String path(String rest) {
      return "/api/projects/%d%s".formatted(project, rest);
    }
  }

  /** As {@link CrashSweep#over}; the project's books have to balance as well. */
  static <T extends InProject> void sweep(
      Supplier<T> fresh, Consumer<T> request, Consumer<T> check) {
    sweep.over(
        fresh,
        request,
        subject -> {
          Books.balance(product, organization, subject.project);
          check.accept(subject);
        });
  }

  /** An address that nobody has yet. */
  static String email() {
    return "person%d@example.org".formatted(NAMES.incrementAndGet());
  }

  static void oneOf(Reply reply, Integer... wanted) {
    assertThat(reply.status()).isIn((Object[]) wanted);
  }
}
