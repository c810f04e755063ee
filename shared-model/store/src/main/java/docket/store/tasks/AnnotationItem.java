package docket.store.tasks;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Annotation.Action;
import docket.domain.annotations.Annotation.Provenance;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Item;

/** The item of an annotation. */
final class AnnotationItem {
  private AnnotationItem() {}

  static Item of(Annotation annotation, OrganizationId organization, JsonBlobs results) {
    var from = annotation.provenance();
    var item =
        Item.at(TaskKeys.annotation(annotation.task(), annotation.ordinal()))
            .set("o", organization.value())
            .set("p", annotation.project().value())
            .set("u", annotation.completedBy().value())
            .set("wc", annotation.wasCancelled() ? Boolean.TRUE : null)
            .set("gt", annotation.groundTruth() ? Boolean.TRUE : null)
            .set("lt", annotation.leadTime())
            .set("q", annotation.uniqueId())
            .set("ca", annotation.createdAt())
            .set("ua", annotation.updatedAt())
            .set("ub", annotation.updatedBy() == null ? null : annotation.updatedBy().value())
            .set("act", from.lastAction().wireName())
            .set("pp", from.parentPrediction())
            .set("pa", from.parentAnnotation())
            .set("im", from.importId())
            .set("da", from.draftCreatedAt())
            .set("bk", from.bulkCreated() ? Boolean.TRUE : null);
    if (!(annotation.result() instanceof Json.Null)) {
      results.write(item, "r/" + annotation.project() + "/", annotation.result());
    }
    return item.build();
  }

  static Annotation toAnnotation(Item item, JsonBlobs results) {
    var updatedBy = item.optionalNumber("ub");
    return new Annotation(
        taskOf(item),
        new ProjectId(item.number("p")),
        ordinalOf(item),
        new UserId(item.number("u")),
        results.read(item),
        item.flag("wc"),
        item.flag("gt"),
        item.optionalDecimal("lt"),
        item.optionalText("q"),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"),
        updatedBy == null ? null : new UserId(updatedBy),
        new Provenance(
            Action.ofWireName(item.text("act", "submitted")),
            item.optionalNumber("pp"),
            item.optionalNumber("pa"),
            item.optionalNumber("im"),
            item.instant("da"),
            item.flag("bk")));
  }

  /** The task of any child item, from its key. */
  static TaskId taskOf(Item item) {
    return new TaskId(Long.parseLong(item.key().sk().split("#", 3)[1]));
  }

  /** The number of any child item within its task and kind, from its key. */
  static long ordinalOf(Item item) {
    var sk = item.key().sk();
    return Long.parseLong(sk.substring(sk.lastIndexOf('#') + 1));
  }
}
