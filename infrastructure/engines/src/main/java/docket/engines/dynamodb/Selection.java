package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.expression.Projection;
import docket.engines.dynamodb.value.InvalidItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What a Query or Scan answers of the entries it reads, checked against what the source holds. */
record Selection(
    Source source, @Nullable Condition filter, @Nullable Projection projection, boolean countOnly) {
  static Selection of(
      Source source,
      @Nullable Condition filter,
      @Nullable Projection projection,
      @Nullable Select select) {
    checkSelect(source, projection, select);
    var index = source.index();
    if (index != null && projection != null) checkProjected(index, projection);
    return new Selection(source, filter, projection, select == Select.COUNT);
  }

  /** A Query cannot filter by what its key condition is about. */
  Selection withoutKeysInFilter() {
    var used = filter == null ? List.<String>of() : filter.attributes();
    for (var name : source.schema().names()) {
      if (used.contains(name)) {
        throw new InvalidItem(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + name);
      }
    }
    return this;
  }

  private static void checkSelect(
      Source source, @Nullable Projection projection, @Nullable Select select) {
    if (select == null) return;
    if (projection != null && select != Select.SPECIFIC_ATTRIBUTES) {
      throw new InvalidItem(
          "Cannot specify the ProjectionExpression when choosing to get " + select);
    }
    var index = source.index();
    switch (select) {
      case SPECIFIC_ATTRIBUTES -> {
        if (projection == null)
          throw new InvalidItem(
              "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
      }
      case ALL_PROJECTED_ATTRIBUTES -> {
        if (index == null)
          throw InvalidItem.parameter(
              "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
      }
      case ALL_ATTRIBUTES -> {
        if (index != null && index.included() != null) {
          throw InvalidItem.parameter(
              "Select type ALL_ATTRIBUTES is not supported for global secondary index "
                  + index.name()
                  + " because its projection type is not ALL");
        }
      }
      case COUNT, UNKNOWN_TO_SDK_VERSION -> {}
    }
  }

  private static void checkProjected(Index index, Projection projection) {
    var missing =
        projection.attributes().stream().filter(attribute -> !index.projects(attribute)).toList();
    if (missing.isEmpty()) return;
    throw InvalidItem.parameter(
        "Global secondary index %s does not project %s".formatted(index.name(), missing));
  }

  /** Null if only the count is wanted. */
  @Nullable List<Map<String, AttributeValue>> answer(Page page) {
    if (countOnly) return null;
    return page.items().stream().map(item -> Reads.projected(projection, item)).toList();
  }
}
