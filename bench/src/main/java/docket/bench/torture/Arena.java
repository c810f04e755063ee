package docket.bench.torture;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One project, and the journal of what was asked of it and what it said. What it has confirmed is
 * told; what was sent when the process died may have happened or not.
 */
final class Arena {
  static final String CONFIG =
      """
      <View><Text name="text" value="$text"/>\
      <Choices name="topic" toName="text"><Choice value="News"/><Choice value="Sport"/></Choices></View>\
      """;
  static final int LOCK_SECONDS = 2;

  final long project;

  /** Whether its tasks are deleted again and again; in the others whatever is told stays. */
  final boolean mown;

  final List<Batch> batches = new CopyOnWriteArrayList<>();
  final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final Map<Long, Draft> drafts = new ConcurrentHashMap<>();
  final List<Long> jobs = new CopyOnWriteArrayList<>();

  /** Tasks whose deletion was confirmed: none may ever come back. */
  final Set<Long> gone = ConcurrentHashMap.newKeySet();

  /** Tasks whose deletion was asked for. */
  final Set<Long> endangered = ConcurrentHashMap.newKeySet();

  final List<Mowing> mowings = new CopyOnWriteArrayList<>();

  /** Answers that no client may get, such as a 500. */
  final List<String> unexpected = new CopyOnWriteArrayList<>();

  private final Map<Long, Batch> batchOf = new ConcurrentHashMap<>();
  private final AtomicLong order = new AtomicLong();

  Arena(long project, boolean mown) {
    this.project = project;
    this.mown = mown;
  }

  String path(String rest) {
    return "/api/projects/%d%s".formatted(project, rest);
  }

  /** Tasks sent together; each has the batch's tag and its number in it. */
  static final class Batch {
    final String tag;
    final int size;
    final long since;
    volatile boolean told;

    Batch(String tag, int size, long since) {
      this.tag = tag;
      this.size = size;
      this.since = since;
    }
  }

  /** An answer of a person to a task, by its key. */
  static final class Answer {
    final String key;
    final long task;
    final Crew.Annotator by;
    final boolean skips;
    final Json body;
    volatile boolean told;
    volatile boolean refused;
    volatile long id;
    volatile boolean deleting;
    volatile boolean deleted;

    /** The choices that it may have: two while a change of it is unconfirmed. */
    volatile Set<String> choices;

    /** The draft that goes with it; 0 for none. */
    final long draft;

    Answer(String key, long task, Crew.Annotator by, @Nullable String choice, long draft) {
      this.key = key;
      this.task = task;
      this.by = by;
      this.skips = choice == null;
      this.choices = choice == null ? Set.of() : Set.of(choice);
      this.draft = draft;
      var fields = Json.object().put("unique_id", key);
      fields.put("result", choice == null ? Json.EMPTY_ARRAY : result(choice));
      fields.put("was_cancelled", skips);
      this.body = draft == 0 ? fields.build() : fields.put("draft_id", draft).build();
    }

    String path() {
      return "/api/tasks/%d/annotations/".formatted(task);
    }
  }

  /**
   * Work that a person has put off.
   *
   * @param token stands in its lead time: a draft has no other field that a client may choose
   */
  static final class Draft {
    final long token;
    final long task;
    volatile long id;
    volatile boolean told;
    volatile boolean submitting;

    Draft(long token, long task) {
      this.token = token;
      this.task = task;
    }
  }

  /** A deletion of everything that is there when the product gets to it. */
  static final class Mowing {
    final Set<Long> known;
    volatile boolean told;

    /** When it was confirmed, or all came to rest: what was sent later it cannot have hit. */
    volatile long until = Long.MAX_VALUE;

    Mowing(Set<Long> known) {
      this.known = Set.copyOf(known);
    }
  }

  static Json result(String choice) {
    var value = Json.object().put("choices", Json.array(List.of(Json.string(choice)))).build();
    return Json.array(
        List.of(
            Json.object()
                .put("id", "r1")
                .put("from_name", "topic")
                .put("to_name", "text")
                .put("type", "choices")
                .put("value", value)
                .build()));
  }

  /** Numbers that tell what came after what. */
  long now() {
    return order.incrementAndGet();
  }

  /** Whether a deletion may have hit tasks that came with the batch. */
  boolean isExposed(Batch batch) {
    return mowings.stream().anyMatch(mowing -> mowing.until > batch.since);
  }

  /** Notes which batch a task came with. */
  void seen(long task, String tag) {
    batches.stream()
        .filter(batch -> batch.tag.equals(tag))
        .forEach(batch -> batchOf.put(task, batch));
  }

  /** Whether a task may rightly be absent. */
  boolean mayBeGone(long task) {
    var batch = batchOf.get(task);
    return (batch != null && isExposed(batch))
        || endangered.contains(task)
        || gone.contains(task)
        || mowings.stream().anyMatch(m -> m.known.contains(task));
  }

  /** Answers that were sent and neither confirmed nor refused. */
  List<Answer> pending() {
    return new ArrayList<>(answers.values().stream().filter(a -> !a.told && !a.refused).toList());
  }

  /** Deletions that were confirmed and seen done: from now on by their tasks alone. */
  void settle() {
    for (var mowing : mowings) {
      mowing.until = Math.min(mowing.until, now());
      if (mowing.told) {
        gone.addAll(mowing.known);
      } else {
        endangered.addAll(new HashSet<>(mowing.known));
      }
    }
  }
}
