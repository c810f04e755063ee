package docket.store.people;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.Contribution;
import docket.domain.queue.Person;
import docket.domain.queue.Tally;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.dynamo.StreamPosition;
import docket.store.dynamo.StreamShard;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People in projects: what each holds, has done and has booked, and the project's counters as the
 * sum of all bookings.
 */
public final class People {
  private static final String SEEN = "fs";
  private static final int MOST_ENDED = 4;

  private final Dynamo dynamo;

  public People(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** Reads strongly; somebody who never acted here is unknown, not absent. */
  public Person find(ProjectId project, UserId user) {
    return PersonItem.toPerson(
        project, user, dynamo.get(Tables.CORE, PeopleKeys.person(project, user)));
  }

  /**
   * The project's counters, strongly read: the sum over people, jobs and what was folded into the
   * base.
   */
  public Tally counters(ProjectId project) {
    return dynamo.queryAll(Range.of(Tables.CORE, PeopleKeys.tallies(project))).stream()
        .map(PersonItem::tally)
        .reduce(Tally.ZERO, Tally::plus);
  }

  /** What people have done in projects, as far as they have done anything there. */
  public Map<UserId, Map<ProjectId, Contribution>> workOf(
      List<ProjectId> projects, List<UserId> users) {
    var keys = new LinkedHashMap<Key, Person>();
    for (var project : projects) {
      users.forEach(
          user -> keys.put(PeopleKeys.person(project, user), Person.unknown(project, user)));
    }
    var work = new HashMap<UserId, Map<ProjectId, Contribution>>();
    for (var item : dynamo.getAll(Tables.CORE, List.copyOf(keys.keySet()))) {
      var whose = keys.get(item.key());
      if (whose != null) {
        var person = PersonItem.toPerson(whose.project(), whose.user(), item);
        if (person.answered() > 0 || person.skipped() > 0) {
          work.computeIfAbsent(person.user(), _ -> new HashMap<>())
              .put(
                  person.project(),
                  new Contribution(person.answered(), person.skipped(), person.finished()));
        }
      }
    }
    return work;
  }

  /** People who have annotated or skipped anything in a project, by id. */
  public List<UserId> workers(ProjectId project) {
    return dynamo.queryAll(Range.of(Tables.CORE, PeopleKeys.tallies(project))).stream()
        .filter(item -> PeopleKeys.isPerson(item.key()))
        .map(item -> PersonItem.toPerson(project, PeopleKeys.userOf(item.key()), item))
        .filter(person -> person.answered() > 0 || person.skipped() > 0)
        .map(Person::user)
        .sorted()
        .toList();
  }

  /**
   * A project's counters with what one person has there.
   *
   * @param person of whom it was asked
   */
  public record Overview(Tally counters, Person person) {}

  /** Both in one reading: the person's own item is one of those that are summed up. */
  public Overview overview(ProjectId project, UserId user) {
    var own = PeopleKeys.person(project, user);
    var counters = Tally.ZERO;
    Item person = null;
    for (var item : dynamo.queryAll(Range.of(Tables.CORE, PeopleKeys.tallies(project)))) {
      counters = counters.plus(PersonItem.tally(item));
      person = item.key().equals(own) ? item : person;
    }
    return new Overview(counters, PersonItem.toPerson(project, user, person));
  }

  /**
   * Notes which task the person is about to reserve, before the task's slot is written: with this
   * order a crash in between leaves an intent that blocks nobody.
   */
  public Commit intend(OrganizationId organization, Person person, Person.Intent intent) {
    var before = person.intent();
    var change =
        Change.update(Tables.CORE, PeopleKeys.person(person.project(), person.user()))
            .set("o", organization.value())
            .ifVersion("seq", person.sequence())
            .ifSame("cl", before == null ? null : before.lock().id())
            .set("ku", person.cursors().isEmpty() ? null : PersonItem.cursors(person.cursors()));
    PersonItem.setHistory(change, person.history().served(intent.task()));
    PersonItem.setIntent(change, intent);
    return dynamo.write(change);
  }

  /** Keeps how far the person has read, for when that took longer than one request may. */
  public Commit keepCursors(OrganizationId organization, Person person) {
    return dynamo.write(
        Change.update(Tables.CORE, PeopleKeys.person(person.project(), person.user()))
            .set("o", organization.value())
            .ifVersion("seq", person.sequence())
            .set("ku", PersonItem.cursors(person.cursors())));
  }

  /**
   * What a submission, a change or a deletion does to the person who makes it.
   *
   * @param clearsIntent whether it uses up their reservation
   */
  public record Booking(
      OrganizationId organization, Tally delta, Contribution done, boolean clearsIntent) {}

  /**
   * Part of a transaction: books the delta on the person who acts, if nobody else has acted for
   * them since.
   */
  public Change book(Person person, Booking booking, @Nullable TaskId task, long annotation) {
    var change =
        Change.update(Tables.CORE, PeopleKeys.person(person.project(), person.user()))
            .set("o", booking.organization().value())
            .set("seq", person.sequence() + 1)
            .ifVersion("seq", person.sequence())
            .add("dn", booking.done().answered())
            .add("skp", booking.done().skipped())
            .add("fin", booking.done().finished());
    if (task != null) {
      PersonItem.setHistory(change, person.history().answered(task, annotation));
    }
    if (booking.clearsIntent()) {
      PersonItem.setIntent(change, null);
    }
    return PersonItem.book(change, booking.delta());
  }

  /** The person as they stand once what {@link #book} changes is stored. */
  public static Person booked(Person person, Booking booking, TaskId task, long annotation) {
    return person.having(
        booking.delta(),
        booking.done(),
        person.history().answered(task, annotation),
        booking.clearsIntent() ? null : person.intent());
  }

  /**
   * Part of a transaction: books without deciding anything about the person, who need not act
   * themselves.
   */
  public Change bookOnly(
      OrganizationId organization, ProjectId project, UserId user, Tally delta, Contribution done) {
    var change =
        Change.update(Tables.CORE, PeopleKeys.person(project, user))
            .set("o", organization.value())
            .add("dn", done.answered())
            .add("skp", done.skipped())
            .add("fin", done.finished());
    return PersonItem.book(change, delta);
  }

  /**
   * Tells a person that one of their tasks was finished or reopened by somebody else. The number of
   * the change is kept beside the count, so that a change that comes twice counts once.
   */
  public void finishedByOthers(
      ProjectId project, UserId user, long delta, StreamPosition position, Instant now) {
    var key = PeopleKeys.person(project, user);
    var told =
        dynamo.updated(
            Change.update(Tables.CORE, key)
                .add("fin", delta)
                .set(SEEN + position.shard(), position.sequence())
                .ifPresent()
                .ifLess(SEEN + position.shard(), position.sequence()));
    if (told != null) {
      forgetEndedShards(told, now);
    }
  }

  /** Shards end every few hours; without this, a person's item would grow for ever. */
  private void forgetEndedShards(Item person, Instant now) {
    var ended =
        person.attributes().keySet().stream()
            .filter(name -> name.startsWith(SEEN))
            .filter(name -> StreamShard.isOver(name.substring(SEEN.length()), now))
            .toList();
    if (ended.size() >= MOST_ENDED) {
      var change = Change.update(Tables.CORE, person.key()).ifPresent();
      ended.forEach(change::remove);
      dynamo.write(change);
    }
  }

  /** Kinds of tasks that come back to a person. */
  public enum Return {
    POSTPONED,
    SKIPPED
  }

  /** A task that comes back to its person, oldest first. */
  public record Returning(Return kind, TaskId task, Instant since) {}

  /** Part of a transaction, or alone: lets a task come back to the person later. */
  public Change comesBack(
      OrganizationId organization, ProjectId project, UserId user, Returning returning) {
    var item = Item.at(returnKey(project, user, returning)).set("o", organization.value()).build();
    return Change.put(Tables.CORE, item);
  }

  /** Stores a change that no transaction carries. */
  public void store(Change change) {
    dynamo.store(change);
  }

  public void noLongerComesBack(ProjectId project, UserId user, Returning returning) {
    dynamo.store(Change.delete(Tables.CORE, returnKey(project, user, returning)));
  }

  /** Tasks of one kind that come back to the person, oldest first, at most {@code limit}. */
  public List<Returning> returning(ProjectId project, UserId user, Return kind, int limit) {
    var range =
        Range.of(Tables.CORE, PeopleKeys.collection(project, user))
            .startingWith("z#" + kind.name() + "#")
            .limit(limit);
    return dynamo.query(range).items().stream().map(item -> returning(kind, item.key())).toList();
  }

  private static Returning returning(Return kind, Key key) {
    var parts = key.sk().split("#", 4);
    return new Returning(
        kind,
        new TaskId(Long.parseLong(parts[3])),
        docket.store.dynamo.Micros.instant(Long.parseLong(parts[2])));
  }

  /** The first of the latest equal sightings of a person; null for none. */
  public @Nullable Sighting sighting(ProjectId project, UserId user) {
    var item = dynamo.get(Tables.CORE, sightingKey(project, user));
    return item == null ? null : new Sighting(item.text("d"), item.requiredInstant("t"));
  }

  public void keep(OrganizationId organization, ProjectId project, UserId user, Sighting sighting) {
    var item =
        Item.at(sightingKey(project, user))
            .set("o", organization.value())
            .set("d", sighting.digest())
            .set("t", sighting.at())
            .build();
    dynamo.store(Change.put(Tables.CORE, item));
  }

  private static Key sightingKey(ProjectId project, UserId user) {
    return new Key(PeopleKeys.collection(project, user), "s#");
  }

  private static Key returnKey(ProjectId project, UserId user, Returning returning) {
    var sk =
        "z#%s#%s#%s"
            .formatted(
                returning.kind().name(),
                "%017d".formatted(docket.store.dynamo.Micros.of(returning.since())),
                Key.padded(returning.task().value()));
    return new Key(PeopleKeys.collection(project, user), sk);
  }
}
