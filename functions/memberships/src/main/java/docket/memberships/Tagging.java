package docket.memberships;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.access.MemberTags;
import docket.store.access.MemberTags.MemberTag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which tags the members of an organization have, as read once for a list. */
record Tagging(Map<Long, MemberTag> tags, Map<UserId, Set<Long>> members) {
  static Tagging of(MemberTags store, OrganizationId organization) {
    var tags = new LinkedHashMap<Long, MemberTag>();
    store.all(organization).forEach(tag -> tags.put(tag.id(), tag));
    return new Tagging(tags, tags.isEmpty() ? Map.of() : store.ofAll(organization));
  }

  /** A member's tags by their labels; those that were deleted are left out. */
  List<MemberTag> of(UserId user) {
    return members.getOrDefault(user, Set.of()).stream()
        .map(tags::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(MemberTag::label))
        .toList();
  }

  boolean has(UserId user, Set<Long> any) {
    return members.getOrDefault(user, Set.of()).stream()
        .anyMatch(tag -> any.contains(tag) && tags.containsKey(tag));
  }

  long members(long tag) {
    return members.values().stream().filter(those -> those.contains(tag)).count();
  }

  /** The short form, in rows of people. */
  Json view(UserId user) {
    return Json.array(
        of(user).stream()
            .map(tag -> (Json) Json.object().put("id", tag.id()).put("label", tag.label()).build())
            .toList());
  }
}
