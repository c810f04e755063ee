package docket.bench.torture;

import docket.bench.Person;
import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The people: an owner, and annotators.
 *
 * @param workspace where their projects are
 */
record Crew(Person owner, long ownerId, long workspace, List<Annotator> annotators) {
  static final int ANNOTATORS = 4;

  /** Somebody who labels. */
  record Annotator(Person person, long id) {}

  Crew {
    annotators = List.copyOf(annotators);
  }

  static Crew gather(String address) {
    var owner = Person.signUp(address, "owner@example.org");
    var self = owner.get("/api/current-user/whoami").expectFine("whoami");
    var annotators = new ArrayList<Annotator>();
    for (int i = 0; i < ANNOTATORS; i++) {
      annotators.add(annotator(address, owner, self.number("active_organization"), i));
    }
    long workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "Torture").build())
            .expectFine("creating a workspace")
            .number("id");
    return new Crew(owner, self.number("id"), workspace, annotators);
  }

  private static Annotator annotator(String address, Person owner, long organization, int number) {
    var email = "annotator%d@example.org".formatted(number);
    var account = Json.object().put("email", email).put("password", Person.SECRET).build();
    long id = owner.post("/api/users/", account).expectFine("creating a user").number("id");
    var role = Json.object().put("user_id", id).put("role", "AN").build();
    owner
        .patch("/api/organizations/%d/memberships".formatted(organization), role)
        .expectFine("giving a role");
    return new Annotator(Person.signIn(address, email), id);
  }

  /** A new project that all of them may label. */
  Arena arena(boolean mown, int number) {
    var body =
        Json.object()
            .put("title", (mown ? "Mown " : "Kept ") + number)
            .put("workspace", workspace)
            .put("label_config", Arena.CONFIG)
            .put("maximum_annotations", mown ? 1 : 2)
            .put("skip_queue", mown ? "REQUEUE_FOR_ME" : "REQUEUE_FOR_OTHERS")
            .put("custom_task_lock_ttl", Arena.LOCK_SECONDS)
            .put("is_published", true)
            .build();
    long id = owner.post("/api/projects/", body).expectFine("creating a project").number("id");
    for (var annotator : annotators) {
      var member = Json.object().put("user", annotator.id()).build();
      owner.post("/api/projects/%d/members/".formatted(id), member).expectFine("adding a member");
    }
    return new Arena(id, mown);
  }
}
