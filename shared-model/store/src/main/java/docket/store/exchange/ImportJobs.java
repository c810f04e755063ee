package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import docket.store.tasks.Directory.Slot;
import docket.store.tasks.TaskWriter.Piece;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports and their pieces. */
public final class ImportJobs {
  /** How many tasks of a piece are written; absent for none. */
  private static final String WRITTEN = "w";

  private static final int SLOT_BYTES = 2 * Long.BYTES;

  private final Dynamo dynamo;

  public ImportJobs(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  public Optional<ImportJob> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.JOBS, key(id)))
        .filter(item -> item.number("o") == organization.value())
        .map(ImportJobs::toJob);
  }

  public void create(ImportJob job) {
    dynamo.store(Change.put(Tables.JOBS, toItem(job)).ifAbsent());
  }

  /** The latest job that replaces tasks of the project of the given one. */
  public Optional<ImportJob> reimport(ImportJob job) {
    return Optional.ofNullable(dynamo.get(Tables.JOBS, reimport(job.project())))
        .flatMap(latest -> find(job.organization(), latest.number("n")));
  }

  /**
   * Makes a job that is about to be created the one that replaces tasks of its project. Two of them
   * would each bring the same tasks: the caller ends the earlier one first.
   */
  public void overtake(ImportJob job) {
    dynamo.store(
        Change.put(
            Tables.JOBS,
            Item.at(reimport(job.project()))
                .set("o", job.organization().value())
                .set("n", job.id())
                .build()));
  }

  private static Key reimport(ProjectId project) {
    return new Key("L#" + project, "reimport");
  }

  /** Refused when another worker was faster. */
  public boolean replace(ImportJob before, ImportJob after) {
    return dynamo.write(Change.put(Tables.JOBS, toItem(after)).ifEquals("v", before.version()))
        instanceof Commit.Done;
  }

  /** A piece that was begun before: whoever repeats it writes under the same ids. */
  public Optional<Piece> piece(ImportJob job, long number) {
    return Optional.ofNullable(dynamo.get(Tables.JOBS, piece(job.id(), number)))
        .map(ImportJobs::toPiece);
  }

  /** Begins a piece with the given ids, or gives what another worker has begun it with. */
  public Piece begin(ImportJob job, long number, List<Slot> slots) {
    var bytes = ByteBuffer.allocate(slots.size() * SLOT_BYTES);
    slots.forEach(slot -> bytes.putLong(slot.task().value()).putLong(slot.innerId()));
    var item =
        Item.at(piece(job.id(), number))
            .set("o", job.organization().value())
            .set("s", bytes.array())
            .build();
    return dynamo.write(Change.put(Tables.JOBS, item).ifAbsent()) instanceof Commit.Done
        ? toPiece(item)
        : piece(job, number).orElseThrow();
  }

  private static Piece toPiece(Item item) {
    return new Piece(
        toSlots(item),
        (int) item.number(WRITTEN),
        (from, to) ->
            Change.update(Tables.JOBS, item.key()).set(WRITTEN, to).ifVersion(WRITTEN, from));
  }

  /** Ids of all tasks that the import made, in the order of its data. */
  public List<TaskId> tasks(ImportJob job) {
    var ids = new ArrayList<TaskId>();
    for (var piece :
        dynamo.queryAll(Range.of(Tables.JOBS, partition(job.id())).startingWith("c#"))) {
      toSlots(piece).forEach(slot -> ids.add(slot.task()));
    }
    return ids;
  }

  private static List<Slot> toSlots(Item item) {
    var slots = new ArrayList<Slot>();
    var packed = item.bytes("s");
    var bytes = ByteBuffer.wrap(packed == null ? new byte[0] : packed);
    while (bytes.remaining() >= SLOT_BYTES) {
      slots.add(new Slot(new TaskId(bytes.getLong()), bytes.getLong()));
    }
    return slots;
  }

  private static Item toItem(ImportJob job) {
    var options = job.options();
    return Item.at(key(job.id()))
        .set("o", job.organization().value())
        .set("p", job.project().value())
        .set("u", job.user().value())
        .set("st", job.state().name())
        .set("op", JsonText.bytes(options(options)))
        .set("n", job.progress().done())
        .set("pw", job.progress().written())
        .set("pc", job.progress().pieces())
        .set("rp", JsonText.bytes(job.report()))
        .set("er", job.error())
        .set("ca", job.createdAt())
        .set("ua", job.updatedAt())
        .set("fa", job.finishedAt())
        .set("v", job.version())
        .set("tm", job.terms())
        .build();
  }

  private static Json options(ImportJob.Options options) {
    return Json.object()
        .put("uploads", options.uploads())
        .put("as_list", options.asList())
        .put("ids", options.returnsIds())
        .put("preannotated", options.preannotatedFrom())
        .put("reimport", options.reimport())
        .build();
  }

  private static ImportJob toJob(Item item) {
    return new ImportJob(
        Long.parseLong(item.key().pk().substring(2)),
        new OrganizationId(item.number("o")),
        new ProjectId(item.number("p")),
        new UserId(item.number("u")),
        State.valueOf(item.text("st")),
        toOptions(json(item, "op")),
        new ImportJob.Progress(item.number("n"), (int) item.number("pw"), (int) item.number("pc")),
        json(item, "rp"),
        item.optionalText("er"),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"),
        item.instant("fa"),
        item.number("v"),
        item.optionalText("tm"));
  }

  private static Json.Obj json(Item item, String name) {
    var bytes = item.bytes(name);
    return bytes != null && JsonText.stored(bytes) instanceof Json.Obj object
        ? object
        : Json.EMPTY_OBJECT;
  }

  private static ImportJob.Options toOptions(Json.Obj stored) {
    return new ImportJob.Options(
        stored.array("uploads").items().stream().map(id -> ((Json.Int) id).value()).toList(),
        flag(stored, "as_list"),
        flag(stored, "ids"),
        stored.array("preannotated").items().stream()
            .map(name -> ((Json.Str) name).value())
            .toList(),
        flag(stored, "reimport"));
  }

  private static boolean flag(Json.Obj stored, String name) {
    return stored.get(name) instanceof Json.Bool(var value) && value;
  }

  private static String partition(long id) {
    return "J#" + id;
  }

  private static Key key(long id) {
    return new Key(partition(id), "s");
  }

  private static Key piece(long id, long piece) {
    return new Key(partition(id), "c#" + Key.padded(piece));
  }
}
