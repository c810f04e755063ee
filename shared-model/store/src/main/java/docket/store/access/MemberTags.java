package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Labels by which an organization groups its members (spec access.md §3.9): one item a tag, with a
 * guard of its label, and one item a member with the tags that they have.
 */
public final class MemberTags {
  private static final int ATTEMPTS = 8;
  private static final String TAGS = "tg";

  /** The import that changed a member's tags last; absent where a person did. */
  private static final String IMPORT = "im";

  private static final long NO_IMPORT = 0;

  private final Dynamo dynamo;

  public MemberTags(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** A label that members may have. */
  public record MemberTag(
      long id,
      OrganizationId organization,
      String label,
      UserId createdBy,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    public MemberTag relabeled(String next, Instant now) {
      return new MemberTag(id, organization, next, createdBy, createdAt, now, version + 1);
    }
  }

  /** All tags of an organization, by id. */
  public List<MemberTag> all(OrganizationId organization) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.organization(organization)).startingWith("G#"))
        .stream()
        .map(MemberTags::toTag)
        .toList();
  }

  public Optional<MemberTag> find(OrganizationId organization, long id) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.memberTag(organization, id)))
        .map(MemberTags::toTag);
  }

  /** Refused where the label is taken. */
  public Commit create(MemberTag tag) {
    return dynamo.transact(List.of(guard(tag), Change.put(Tables.ACCESS, item(tag)).ifAbsent()));
  }

  /** What came of a change. */
  public enum Relabeling {
    DONE,
    LABEL_TAKEN,
    OVERTAKEN
  }

  public Relabeling relabel(MemberTag before, MemberTag after) {
    var put = Change.put(Tables.ACCESS, item(after)).ifEquals("v", before.version());
    var commit =
        before.label().equals(after.label())
            ? dynamo.write(put)
            : dynamo.transact(
                List.of(
                    put,
                    guard(after),
                    Change.delete(
                        Tables.ACCESS,
                        AccessKeys.memberTagLabel(before.organization(), before.label()))));
    return switch (commit) {
      case Commit.Done _ -> Relabeling.DONE;
      case Commit.Refused refused when !refused.failedAt(0) -> Relabeling.LABEL_TAKEN;
      case Commit.Refused _, Commit.Collided _ -> Relabeling.OVERTAKEN;
    };
  }

  /** Deletes the tag; members lose it as they are next read. False where it was gone already. */
  public boolean delete(MemberTag tag) {
    return dynamo.transact(
            List.of(
                Change.delete(Tables.ACCESS, AccessKeys.memberTag(tag.organization(), tag.id()))
                    .ifPresent(),
                Change.delete(
                    Tables.ACCESS, AccessKeys.memberTagLabel(tag.organization(), tag.label()))))
        instanceof Commit.Done;
  }

  /** Ids of the tags of every member who has any; what was deleted may still be among them. */
  public Map<UserId, Set<Long>> ofAll(OrganizationId organization) {
    var tags = new HashMap<UserId, Set<Long>>();
    dynamo
        .queryAll(
            Range.of(Tables.ACCESS, AccessKeys.organization(organization)).startingWith("GM#"))
        .forEach(item ->
            tags.put(new UserId(Long.parseLong(item.key().sk().substring(3))), item.numbers(TAGS)));
    return tags;
  }

  /** How {@link #assign} joins the given tags with those that somebody has. */
  public enum Assignment {
    ADD,
    REPLACE
  }

  /** Gives tags to a member; true where that changed anything. */
  public boolean assign(
      OrganizationId organization, UserId user, Set<Long> tags, Assignment assignment) {
    return assign(organization, user, before -> joined(before, tags, assignment), NO_IMPORT);
  }

  /**
   * Adds the tags that an import gives to a member; true where that changed anything, be it now or
   * when the same import was here before.
   */
  public boolean add(OrganizationId organization, UserId user, Set<Long> tags, long imported) {
    return assign(organization, user, before -> joined(before, tags, Assignment.ADD), imported);
  }

  private static Set<Long> joined(Set<Long> before, Set<Long> tags, Assignment assignment) {
    var after = new TreeSet<>(tags);
    if (assignment == Assignment.ADD) {
      after.addAll(before);
    }
    return after;
  }

  private boolean assign(
      OrganizationId organization, UserId user, UnaryOperator<Set<Long>> given, long imported) {
    var key = AccessKeys.tagsOf(organization, user);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var item = dynamo.get(Tables.ACCESS, key);
      var before = item == null ? Set.<Long>of() : item.numbers(TAGS);
      var after = given.apply(before);
      if (after.equals(new TreeSet<>(before))) {
        return item != null && imported != NO_IMPORT && item.number(IMPORT) == imported;
      }
      long version = item == null ? 0 : item.number("v");
      var change =
          Change.update(Tables.ACCESS, key)
              .set("o", organization.value())
              .set(TAGS, after)
              .set("v", version + 1)
              .set(IMPORT, imported == NO_IMPORT ? null : imported)
              .ifVersion("v", version);
      if (dynamo.write(change) instanceof Commit.Done) {
        return true;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("tags of user " + user);
  }

  private static Change guard(MemberTag tag) {
    var key = AccessKeys.memberTagLabel(tag.organization(), tag.label());
    return Change.put(Tables.ACCESS, Item.at(key).set("id", tag.id()).build()).ifAbsent();
  }

  private static Item item(MemberTag tag) {
    return Item.at(AccessKeys.memberTag(tag.organization(), tag.id()))
        .set("o", tag.organization().value())
        .set("id", tag.id())
        .set("l", tag.label())
        .set("cb", tag.createdBy().value())
        .set("ca", tag.createdAt())
        .set("ua", tag.updatedAt())
        .set("v", tag.version())
        .build();
  }

  private static MemberTag toTag(Item item) {
    return new MemberTag(
        item.number("id"),
        new OrganizationId(item.number("o")),
        item.text("l"),
        new UserId(item.number("cb")),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"),
        item.number("v"));
  }
}
