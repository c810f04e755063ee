package docket.memberships;

import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.platform.wire.UserView;
import docket.store.access.MemberTags;
import docket.store.access.MemberTags.Assignment;
import docket.store.access.MemberTags.MemberTag;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Labels by which administrators group members (spec access.md §3.9). */
@Controller("/api/organizations/{id}/member-tags")
final class MemberTagsController {
  private static final int PAGE = 30;
  private static final int LONGEST = 255;
  private static final int MOST = 1_000;
  private static final String LABEL = "label";
  private static final String TAKEN = "A tag with this label exists already.";

  private final OrganizationAccess access;
  private final MemberTags tags;
  private final Members members;
  private final MemberSearch search;
  private final Users users;
  private final CreateMemberTag createTag;
  private final Clock clock;

  MemberTagsController(
      OrganizationAccess access,
      MemberTags tags,
      Members members,
      MemberSearch search,
      Users users,
      CreateMemberTag createTag,
      Clock clock) {
    this.access = access;
    this.tags = tags;
    this.members = members;
    this.search = search;
    this.users = users;
    this.createTag = createTag;
    this.clock = clock;
  }

  @Get
  Reply list(long id, Call call) {
    var organization = readable(call, id);
    var tagging = members.tagging(organization);
    var wanted = call.query().text("search", "").strip().toLowerCase(Locale.ROOT);
    var found =
        tagging.tags().values().stream()
            .filter(tag -> tag.label().toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(order(call.query().text("ordering")))
            .toList();
    var page = Paging.walked(call.request(), found, PAGE);
    var authors = users.findAll(page.items().stream().map(MemberTag::createdBy).toList());
    return Reply.ok(
        page.answer(page.items().stream().map(tag -> view(tag, tagging, authors)).toList()));
  }

  private static Comparator<MemberTag> order(@Nullable String ordering) {
    boolean descending = ordering != null && ordering.startsWith("-");
    Comparator<MemberTag> by =
        switch (String.valueOf(ordering).replaceFirst("^-", "")) {
          case "id" -> Comparator.comparing(MemberTag::id);
          case "created_at" -> Comparator.comparing(MemberTag::createdAt);
          default -> Comparator.comparing(tag -> tag.label().toLowerCase(Locale.ROOT));
        };
    var stable = by.thenComparing(MemberTag::id);
    return descending ? stable.reversed() : stable;
  }

  @Post
  Reply create(long id, Call call) {
    var organization = managed(call, id);
    var fields = call.fields();
    var label = label(fields);
    fields.check();
    return Reply.created(
        view(
            createTag
                .create(call.caller(), organization, label)
                .orElseThrow(() -> Problem.invalid(LABEL, TAKEN).exception())));
  }

  private static String label(Fields fields) {
    var label = fields.requiredText(LABEL).strip();
    if (label.length() > LONGEST) {
      fields.error(LABEL, "Ensure this field has no more than %d characters.".formatted(LONGEST));
    }
    return label;
  }

  /** Makes those that are not there yet. */
  @Post("/bulk")
  Reply createAll(long id, Call call) {
    var organization = managed(call, id);
    var fields = call.fields();
    var labels = labels(fields);
    fields.check();
    var known = tags.all(organization).stream().map(MemberTag::label).collect(Collectors.toSet());
    long created =
        labels.stream()
            .filter(label -> !known.contains(label))
            .flatMap(label -> createTag.create(call.caller(), organization, label).stream())
            .count();
    return Reply.created(Json.object().put("created", created));
  }

  private static Set<String> labels(Fields fields) {
    var labels = new LinkedHashSet<String>();
    if (!(fields.value("labels") instanceof Json.Arr(var items)) || items.isEmpty()) {
      fields.error("labels", "This list may not be empty.");
      return labels;
    }
    for (var item : items) {
      var label = item instanceof Json.Str(var text) ? text.strip() : "";
      if (label.isEmpty() || label.length() > LONGEST) {
        fields.error("labels", "Each label has 1 to %d characters.".formatted(LONGEST));
      }
      labels.add(label);
    }
    if (labels.size() > MOST) {
      fields.error("labels", "Ensure there are no more than %d labels.".formatted(MOST));
    }
    return labels;
  }

  /** Newer clients name the tags in the query, older ones in the body. */
  @Delete("/bulk")
  Reply deleteAll(long id, Call call) {
    var organization = managed(call, id);
    var wanted =
        Set.copyOf(
            call.query().has("ids") ? call.query().numbers("ids") : call.fields().numbers("ids"));
    if (wanted.isEmpty()) {
      throw Problem.invalid("ids", "This field is required.").exception();
    }
    long deleted =
        tags.all(organization).stream()
            .filter(tag -> wanted.contains(tag.id()))
            .filter(tags::delete)
            .count();
    return Reply.ok(Json.object().put("deleted", deleted));
  }

  @Get("/{tag}")
  Reply read(long id, long tag, Call call) {
    return Reply.ok(view(find(readable(call, id), tag)));
  }

  @Patch("/{tag}")
  Reply change(long id, long tag, Call call) {
    var before = find(managed(call, id), tag);
    var fields = call.fields();
    var label = fields.has(LABEL) ? label(fields) : before.label();
    fields.check();
    var after = before.relabeled(label, clock.instant());
    return switch (tags.relabel(before, after)) {
      case DONE -> Reply.ok(view(after));
      case LABEL_TAKEN -> throw Problem.invalid(LABEL, TAKEN).exception();
      case OVERTAKEN ->
          throw Problem.conflict("Somebody else changed the tag at the same time. Read it again.")
              .exception();
    };
  }

  @Delete("/{tag}")
  Reply delete(long id, long tag, Call call) {
    if (!tags.delete(find(managed(call, id), tag))) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  /** Gives tags to the selected members; with {@code overwrite}, in the place of theirs. */
  @Post("/assignments")
  Reply assign(long id, Call call) {
    var organization = managed(call, id);
    var fields = call.fields();
    var selection = Selection.of(fields);
    var given = new TreeSet<>(fields.numbers("tags"));
    boolean overwrite = fields.flag("overwrite", false);
    var tagging = members.tagging(organization);
    if (!tagging.tags().keySet().containsAll(given)) {
      fields.error("tags", "Some of these tags do not exist.");
    }
    if (given.isEmpty() && !overwrite) {
      fields.error("tags", "This list may not be empty.");
    }
    fields.check();
    var how = overwrite ? Assignment.REPLACE : Assignment.ADD;
    long assigned =
        selection.from(search.found(organization, call.query(), tagging)).stream()
            .filter(member -> tags.assign(organization, member.user().id(), given, how))
            .count();
    return Reply.ok(Json.object().put("assigned", assigned));
  }

  private OrganizationId managed(Call call, long id) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustAdminister(call.caller());
    return organization;
  }

  private OrganizationId readable(Call call, long id) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustView(call.caller());
    return organization;
  }

  private MemberTag find(OrganizationId organization, long tag) {
    return tags.find(organization, tag).orElseThrow(() -> Problem.notFound().exception());
  }

  private Json view(MemberTag tag) {
    return view(tag, members.tagging(tag.organization()), users.findAll(List.of(tag.createdBy())));
  }

  private static Json view(MemberTag tag, Tagging tagging, Map<UserId, User> authors) {
    return Json.object()
        .put("id", tag.id())
        .put("organization", tag.organization().value())
        .put(LABEL, tag.label())
        .put("member_count", tagging.members(tag.id()))
        .put("created_by", UserView.simple(authors.get(tag.createdBy()), tag.createdBy()))
        .put("created_at", Times.text(tag.createdAt()))
        .put("updated_at", Times.text(tag.updatedAt()))
        .build();
  }
}
