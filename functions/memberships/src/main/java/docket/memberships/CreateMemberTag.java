package docket.memberships;

import docket.domain.id.OrganizationId;
import docket.platform.http.Caller;
import docket.store.access.MemberTags;
import docket.store.access.MemberTags.MemberTag;
import docket.store.dynamo.Commit;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Makes a tag, unless its label is taken. */
@Singleton
final class CreateMemberTag {
  private final MemberTags tags;
  private final Ids ids;
  private final Clock clock;

  CreateMemberTag(MemberTags tags, Ids ids, Clock clock) {
    this.tags = tags;
    this.ids = ids;
    this.clock = clock;
  }

  Optional<MemberTag> create(Caller caller, OrganizationId organization, String label) {
    var now = clock.instant();
    var tag =
        new MemberTag(
            ids.next(Ids.Kind.MEMBER_TAG), organization, label, caller.user(), now, now, 1);
    return tags.create(tag) instanceof Commit.Done ? Optional.of(tag) : Optional.empty();
  }
}
