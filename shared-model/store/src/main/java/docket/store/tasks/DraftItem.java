package docket.store.tasks;

import docket.domain.annotations.Draft;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Item;

/** The item of a draft. */
final class DraftItem {
  private DraftItem() {}

  static Item of(Draft draft, OrganizationId organization, JsonBlobs results) {
    var item =
        Item.at(TaskKeys.draft(draft.task(), draft.ordinal()))
            .set("o", organization.value())
            .set("p", draft.project().value())
            .set("u", draft.user().value())
            .set("lt", draft.leadTime())
            .set("a", draft.annotation())
            .set("wp", draft.wasPostponed() ? Boolean.TRUE : null)
            .set("ca", draft.createdAt())
            .set("ua", draft.updatedAt());
    results.write(item, "r/" + draft.project() + "/", draft.result());
    return item.build();
  }

  static Draft toDraft(Item item, JsonBlobs results) {
    return new Draft(
        AnnotationItem.taskOf(item),
        new ProjectId(item.number("p")),
        AnnotationItem.ordinalOf(item),
        new UserId(item.number("u")),
        results.read(item),
        item.optionalDecimal("lt"),
        item.optionalNumber("a"),
        item.flag("wp"),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"));
  }
}
