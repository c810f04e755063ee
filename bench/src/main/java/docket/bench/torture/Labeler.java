package docket.bench.torture;

import docket.bench.Reply;
import docket.bench.torture.Arena.Answer;
import docket.bench.torture.Arena.Draft;
import docket.domain.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An annotator in the labeling streams: answers, skips, puts off, changes their mind. */
final class Labeler implements Client {
  private static final List<String> CHOICES = List.of("News", "Sport");

  private final Crew.Annotator self;
  private final Supplier<List<Arena>> arenas;
  private @Nullable Answer last;
  private @Nullable Arena lastArena;

  Labeler(Crew.Annotator self, Supplier<List<Arena>> arenas) {
    this.self = self;
    this.arenas = arenas;
  }

  @Override
  public boolean act(RandomGenerator random) {
    var all = arenas.get();
    var arena = all.get(random.nextInt(all.size()));
    if (last != null && lastArena != null && random.nextInt(12) == 0) {
      change(lastArena, last, choice(random));
      return true;
    }
    var next = self.person().get(arena.path("/next"));
    boolean served = Client.isYes(arena, "next", next);
    if (served) {
      work(arena, next.json(), random, random.nextInt(6));
    }
    return served;
  }

  /**
   * @param more tasks to take on with the answers' own {@code next}
   */
  private void work(Arena arena, Json.Obj task, RandomGenerator random, int more) {
    long id = number(task, "id");
    arena.seen(id, String.valueOf(task.object("data").text("batch")));
    var lock = task.text("unique_lock_id");
    long draft = ownDraft(task);
    int what = random.nextInt(20);
    if (what == 0 && draft == 0) {
      postpone(arena, id, random);
      return;
    }
    var key = lock == null || what == 1 ? new UUID(random.nextLong(), id).toString() : lock;
    var choice = what < 5 ? null : choice(random);
    var answer = new Answer(key, id, self, choice, choice == null ? 0 : draft);
    boolean goesOn = more > 0;
    var reply = send(arena, answer, goesOn ? "?next=1" : "");
    if (goesOn && answer.told && reply.json().get("next") instanceof Json.Obj following) {
      if (following.get("id") instanceof Json.Int) {
        work(arena, following, random, more - 1);
      }
    }
  }

  private Reply send(Arena arena, Answer answer, String query) {
    if (answer.draft != 0) {
      arena.drafts.values().stream()
          .filter(draft -> draft.id == answer.draft)
          .forEach(draft -> draft.submitting = true);
    }
    arena.answers.put(answer.key, answer);
    var reply = answer.by.person().post(answer.path() + query, answer.body);
    note(arena, answer, reply);
    if (answer.told && !answer.skips) {
      last = answer;
      lastArena = arena;
    }
    return reply;
  }

  /** Sends an answer again whose reply the killed process has taken with it. */
  static void repeat(Arena arena, Answer answer) {
    note(arena, answer, answer.by.person().post(answer.path(), answer.body));
  }

  private static void note(Arena arena, Answer answer, Reply reply) {
    if (Client.isYes(arena, "submit of " + answer.key, reply)) {
      answer.id = reply.number("id");
      answer.told = true;
    } else if (reply.status() == 409 && reply.text().contains("stored already")) {
      answer.told = true;
    } else if (reply.status() != 503) {
      answer.refused = true;
    }
  }

  private void postpone(Arena arena, long task, RandomGenerator random) {
    var draft = new Draft(random.nextInt(1, Integer.MAX_VALUE), task);
    arena.drafts.put(draft.token, draft);
    var body =
        Json.object()
            .put("result", Arena.result(choice(random)))
            .put("lead_time", draft.token)
            .put("was_postponed", true)
            .build();
    var reply = self.person().post("/api/tasks/%d/drafts".formatted(task), body);
    if (Client.isYes(arena, "postpone", reply)) {
      draft.id = reply.number("id");
      draft.told = true;
    }
  }

  private void change(Arena arena, Answer answer, String choice) {
    if (answer.id == 0 || answer.deleting || answer.choices.size() != 1) {
      return;
    }
    var old = answer.choices;
    answer.choices = old.contains(choice) ? old : both(old, choice);
    var body = Json.object().put("result", Arena.result(choice)).build();
    var reply = self.person().patch("/api/annotations/%d/".formatted(answer.id), body);
    if (Client.isYes(arena, "change of " + answer.key, reply)) {
      answer.choices = java.util.Set.of(choice);
    } else if (reply.status() != 503) {
      answer.choices = old;
    }
  }

  private static java.util.Set<String> both(java.util.Set<String> old, String other) {
    var both = new java.util.HashSet<>(old);
    both.add(other);
    return java.util.Set.copyOf(both);
  }

  private static String choice(RandomGenerator random) {
    return CHOICES.get(random.nextInt(CHOICES.size()));
  }

  private static long ownDraft(Json.Obj task) {
    return task.array("drafts").items().stream()
        .map(Json.Obj.class::cast)
        .mapToLong(draft -> number(draft, "id"))
        .findFirst()
        .orElse(0);
  }

  static long number(Json.Obj object, String key) {
    return object.get(key) instanceof Json.Int(var value) ? value : 0;
  }
}
