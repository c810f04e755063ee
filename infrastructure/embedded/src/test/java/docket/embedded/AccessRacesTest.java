package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.Session;
import docket.embedded.Product.User;
import docket.platform.access.OneTimeLinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen once happens once, however many ask for it at the same moment. */
class AccessRacesTest {
  private static final int RIVALS = 6;
  private static final String PASSWORD = "a long enough secret";

  private Product product;
  private User owner;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
  }

  @AfterEach
  void close() {
    product.close();
  }

  /** All at once; what each of them got, in the order in which they were given. */
  private static List<Answer> race(List<Callable<Answer>> rivals) throws Exception {
    var start = new CyclicBarrier(rivals.size());
    try (var threads = Executors.newFixedThreadPool(rivals.size())) {
      var all = new ArrayList<Future<Answer>>();
      for (var rival : rivals) {
        all.add(
            threads.submit(() -> {
              start.await();
              return rival.call();
            }));
      }
      var answers = new ArrayList<Answer>();
      for (var each : all) {
        answers.add(each.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private static long count(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  @Test
  void when_an_invite_is_accepted_twice_at_once_then_one_account_joins() throws Exception {
    var invite = owner.get("/api/invite").expect(200).text("token");
    var body =
        Json.object()
            .put("email", "new@example.org")
            .put("password", PASSWORD)
            .put("token", invite)
            .build();
    var rivals = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < RIVALS; i++) {
      var session = new Session(product);
      rivals.add(() -> session.post("/api/auth/signup", body));
    }
    var answers = race(rivals);
    assertThat(count(answers, 201)).isPositive();
    assertThat(count(answers, 201) + count(answers, 400) + count(answers, 409)).isEqualTo(RIVALS);
    var organization = owner.get("/api/current-user/whoami").number("active_organization");
    var people =
        new String(
            owner.get("/api/users/").expect(200).raw().body(),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(people.split("\"email\":\"new@example.org\"", -1)).hasSize(2);
    var members = "/api/organizations/%d/memberships".formatted(organization);
    assertThat(owner.get(members).expect(200).number("count")).isEqualTo(2);
  }

  @Test
  void when_a_link_that_works_once_is_opened_at_once_then_it_signs_in_once() throws Exception {
    var links = product.docket().context().getBean(OneTimeLinks.class);
    var link = links.signIn(new UserId(owner.id()), Duration.ofMinutes(1));
    var rivals = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < RIVALS; i++) {
      var session = new Session(product);
      rivals.add(() -> session.get(link));
    }
    var answers = race(rivals);
    assertThat(count(answers, 302)).isEqualTo(1);
    assertThat(count(answers, 403)).isEqualTo(RIVALS - 1);
  }

  @Test
  void when_several_tokens_are_asked_for_at_once_then_one_is_made() throws Exception {
    var session = new Session(product);
    var account = Json.object().put("email", "ben@example.org").put("password", PASSWORD).build();
    session.post("/api/auth/signup", account).expect(201);
    var rivals = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < RIVALS; i++) {
      var other = new Session(product);
      other.post("/api/auth/login", account).expect(200);
      rivals.add(() -> other.post("/api/token/", Json.EMPTY_OBJECT));
    }
    var answers = race(rivals);
    assertThat(count(answers, 201)).isEqualTo(1);
    assertThat(count(answers, 409)).isEqualTo(RIVALS - 1);
    assertThat(((Json.Arr) session.get("/api/token/").expect(200).body()).size()).isEqualTo(1);
  }

  /** T-8: what somebody started while they might is not theirs to fetch once they may not. */
  @Test
  void when_a_role_is_lost_during_an_export_then_its_file_is_refused() {
    var manager = owner.colleague("manager@example.org", "MA");
    var stream = Stream.of(product, manager, Json.object(), 50);
    var snapshots = "/api/projects/%d/exports/".formatted(stream.project());
    long snapshot = manager.post(snapshots, Json.EMPTY_OBJECT).expect(201).number("id");
    long organization = owner.get("/api/current-user/whoami").number("active_organization");
    owner
        .patch(
            "/api/organizations/%d/memberships".formatted(organization),
            Json.object().put("user_id", manager.id()).put("role", "AN").build())
        .expect(200);
    for (var path : List.of(snapshots, snapshots + snapshot, snapshots + snapshot + "/download")) {
      House.refusedWith(403, manager.get(path), path);
    }
    var direct = "/api/projects/%d/export?download_all_tasks=1".formatted(stream.project());
    House.refusedWith(403, manager.get(direct), direct);
    House.refusedWith(403, manager.delete(snapshots + snapshot), snapshot);
    Waiting.until(
        () -> owner.get(snapshots + snapshot).expect(200).text("status").equals("completed"));
  }

  @Test
  void when_a_workspace_goes_while_projects_come_in_then_no_project_is_in_none() throws Exception {
    for (int round = 0; round < 5; round++) {
      long workspace =
          owner
              .post("/api/workspaces/", Json.object().put("title", "W" + round).build())
              .expect(201)
              .number("id");
      long mover = owner.post("/api/projects/", Json.EMPTY_OBJECT).expect(201).number("id");
      var into = Json.object().put("workspace", workspace).build();
      var rivals =
          List.<Callable<Answer>>of(
              () -> owner.delete("/api/workspaces/%d/".formatted(workspace)),
              () -> owner.post("/api/projects/", into),
              () -> owner.patch("/api/projects/%d/".formatted(mover), into));
      var answers = race(rivals);
      boolean gone = answers.getFirst().status() == 204;
      var left = owner.get("/api/workspaces/%d/".formatted(workspace));
      assertThat(left.status()).isEqualTo(gone ? 404 : 200);
      assertThat(answers.get(1).status() == 201).isNotEqualTo(gone);
      assertThat(answers.get(2).status() == 200).isNotEqualTo(gone);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
    }
  }
}
