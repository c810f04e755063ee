package docket.memberships;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.MemberTagImports;
import docket.store.access.MemberTagImports.TagImport;
import docket.store.access.MemberTags;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a table of members and tags, makes the tags that are missing, and gives them to the members
 * part by part in the background. A part that comes twice changes nothing the second time.
 */
@Singleton
final class ImportMemberTags implements Worker {
  private static final String KIND = "member_tags";
  private static final int PART = 200;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST = 255;

  private final MemberTags tags;
  private final MemberTagImports imports;
  private final CreateMemberTag createTag;
  private final Members members;
  private final WorkQueue work;
  private final Ids ids;
  private final Clock clock;

  ImportMemberTags(
      MemberTags tags,
      MemberTagImports imports,
      CreateMemberTag createTag,
      Members members,
      WorkQueue work,
      Ids ids,
      Clock clock) {
    this.tags = tags;
    this.imports = imports;
    this.createTag = createTag;
    this.members = members;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins an import and gives its id.
   *
   * @param bulk tags, with commas between them, for everybody in the table
   */
  long begin(Caller caller, OrganizationId organization, byte[] table, String bulk) {
    var rows = rows(table, labels(bulk));
    var people = new HashMap<String, UserId>();
    members.everybody(organization).stream()
        .filter(member -> member.membership().deletedAt() == null)
        .forEach(member -> people.put(member.user().email(), member.user().id()));
    var known = new HashMap<String, Long>();
    tags.all(organization).forEach(tag -> known.put(tag.label(), tag.id()));
    long created = createMissing(caller, organization, rows.values(), known);
    var parts = parts(rows, people, known);
    var skipped = rows.keySet().stream().filter(email -> !people.containsKey(email)).toList();
    var now = clock.instant();
    var fresh =
        new TagImport(
            ids.next(Ids.Kind.MEMBER_TAG_IMPORT),
            organization,
            parts.size(),
            0,
            created,
            0,
            skipped,
            now,
            parts.isEmpty() ? now : null);
    var messages = messages(fresh, parts);
    messages.forEach(message -> work.sendInCase(KIND, message));
    imports.create(fresh);
    messages.forEach(message -> work.send(KIND, message));
    return fresh.id();
  }

  private static List<Json.Obj> messages(TagImport fresh, List<Json> parts) {
    var messages = new ArrayList<Json.Obj>();
    for (int part = 0; part < parts.size(); part++) {
      messages.add(
          Json.object()
              .put("organization", fresh.organization().value())
              .put("import", fresh.id())
              .put("part", part)
              .put("rows", parts.get(part))
              .build());
    }
    return messages;
  }

  private long createMissing(
      Caller caller,
      OrganizationId organization,
      Collection<Set<String>> wanted,
      Map<String, Long> known) {
    long created = 0;
    for (var label : wanted.stream().flatMap(Set::stream).collect(Collectors.toSet())) {
      if (!known.containsKey(label)) {
        created += createTag.create(caller, organization, label).isPresent() ? 1 : 0;
      }
    }
    tags.all(organization).forEach(tag -> known.put(tag.label(), tag.id())); // a rival's too
    return created;
  }

  /** Rows as they travel: {@code [[user, tag, tag, …], …]}. */
  private static List<Json> parts(
      Map<String, Set<String>> rows, Map<String, UserId> people, Map<String, Long> known) {
    var parts = new ArrayList<Json>();
    var part = new ArrayList<Json>();
    rows.forEach((email, labels) -> {
      var user = people.get(email);
      if (user != null) {
        var numbers = new ArrayList<Json>();
        numbers.add(new Json.Int(user.value()));
        labels.stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(Json.Int::new)
            .forEach(numbers::add);
        part.add(Json.array(numbers));
        if (part.size() == PART) {
          parts.add(Json.array(part));
          part.clear();
        }
      }
    });
    if (!part.isEmpty()) {
      parts.add(Json.array(part));
    }
    return parts;
  }

  /** Labels by address. */
  private static Map<String, Set<String>> rows(byte[] table, Set<String> bulk) {
    var rows = new LinkedHashMap<String, Set<String>>();
    try (var reader =
        CsvReader.builder().ofNamedCsvRecord(new String(table, StandardCharsets.UTF_8))) {
      for (var row : reader) {
        var email =
            row.findField("email")
                .orElseThrow(() -> refused("The table needs a column \"email\"."));
        var labels = new TreeSet<>(bulk);
        labels.addAll(labels(row.findField("tags").orElse("")));
        rows.computeIfAbsent(email.strip().toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
            .addAll(labels);
        if (rows.size() > MOST_ROWS) {
          throw refused("The table has more than %,d members.".formatted(MOST_ROWS));
        }
      }
    } catch (IOException | CsvParseException | IllegalStateException broken) {
      throw refused("The table cannot be read: " + broken.getMessage());
    }
    if (rows.isEmpty()) {
      throw refused("The table is empty.");
    }
    return rows;
  }

  private static Set<String> labels(String given) {
    var labels = new TreeSet<String>();
    for (var part : given.split("[,;]", -1)) {
      var label = part.strip();
      if (label.length() > LONGEST) {
        throw refused("A tag has more than %d characters.".formatted(LONGEST));
      }
      if (!label.isEmpty()) {
        labels.add(label);
      }
    }
    if (labels.size() > MOST_TAGS) {
      throw refused("A row has more than %d tags.".formatted(MOST_TAGS));
    }
    return labels;
  }

  private static RuntimeException refused(String why) {
    return Problem.invalid("file", why).exception();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var organization = Message.organization(message);
    long imported = Message.number(message, "import");
    if (imports.find(organization, imported).isEmpty()) {
      return; // whoever began it died before it was there, and was told nothing
    }
    long assigned = 0;
    for (var row : message.array("rows").items()) {
      var numbers = ((Json.Arr) row).items().stream().map(n -> ((Json.Int) n).value()).toList();
      var given = new TreeSet<>(numbers.subList(1, numbers.size()));
      if (tags.add(organization, new UserId(numbers.getFirst()), given, imported)) {
        assigned += given.size();
      }
    }
    imports.written(
        organization, imported, (int) Message.number(message, "part"), assigned, clock.instant());
  }
}
