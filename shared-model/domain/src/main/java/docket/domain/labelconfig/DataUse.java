package docket.domain.labelconfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A named tag that shows or reads a part of the task data. */
record DataUse(DataReference reference, Element element) {
  private static final List<String> ATTRIBUTES = List.of("value", "valueList", "data");

  String tag() {
    return element.tag();
  }

  static List<DataUse> of(Stream<Element> elements) {
    return elements
        .filter(element -> !element.text("name").isEmpty())
        .flatMap(DataUse::ofOne)
        .toList();
  }

  private static Stream<DataUse> ofOne(Element element) {
    return ATTRIBUTES.stream()
        .map(
            attribute -> attribute.equals("value") ? element.value() : element.attribute(attribute))
        .map(DataReference::first)
        .flatMap(Optional::stream)
        .map(reference -> new DataUse(reference, element));
  }
}
