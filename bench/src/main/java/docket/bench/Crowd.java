package docket.bench;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The owner of an organization and the annotators whom they add to it. */
final class Crowd {
  private final String address;
  private final Person owner;
  private final String run;
  private final long organization;
  private final List<Person> annotators = new ArrayList<>();
  private final List<Long> ids = new ArrayList<>();

  private Crowd(String address, Person owner, String run) {
    this.address = address;
    this.owner = owner;
    this.run = run;
    this.organization =
        owner.get("/api/current-user/whoami").expectFine("whoami").number("active_organization");
  }

  static Crowd found(String address) {
    var run = Long.toString(System.currentTimeMillis(), 36).toLowerCase(Locale.ROOT);
    return new Crowd(address, Person.signUp(address, "owner-" + run + "@example.org"), run);
  }

  Person owner() {
    return owner;
  }

  /** So many annotators; those who are there already come first. */
  List<Person> annotators(int wanted) {
    while (annotators.size() < wanted) {
      add();
    }
    return annotators.subList(0, wanted);
  }

  /** So many annotators who have done nothing yet and belong to this project alone. */
  List<Person> newcomers(long project, int count) {
    int from = annotators.size();
    for (int i = 0; i < count; i++) {
      add();
    }
    join(project, ids.subList(from, from + count));
    return annotators.subList(from, from + count);
  }

  private void add() {
    var email = "annotator%d-%s@example.org".formatted(annotators.size(), run);
    var account = Json.object().put("email", email).put("password", Person.SECRET).build();
    long id = owner.post("/api/users/", account).expectFine("creating a user").number("id");
    owner
        .patch(
            "/api/organizations/%d/memberships".formatted(organization),
            Json.object().put("user_id", id).put("role", "AN").build())
        .expectFine("giving a role");
    ids.add(id);
    annotators.add(Person.signIn(address, email));
  }

  /** Makes the first annotators members of a project. */
  void join(long project, int count) {
    join(project, ids.subList(0, count));
  }

  private void join(long project, List<Long> members) {
    for (var id : members) {
      owner
          .post(
              "/api/projects/%d/members/".formatted(project), Json.object().put("user", id).build())
          .expectFine("adding a member");
    }
  }
}
