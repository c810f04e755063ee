package docket.domain.labelconfig;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names are unique over the whole document, and every toName is one of them (api.md §12.2 rules 3
 * and 4).
 */
final class NameCheck {
  private NameCheck() {}

  static Optional<String> firstError(Element root) {
    var names =
        root.all()
            .filter(element -> element.has("name"))
            .map(element -> element.text("name"))
            .toList();
    return repeated(names).or(() -> dangling(root, new TreeSet<>(names)));
  }

  private static Optional<String> repeated(List<String> names) {
    var seen = new HashSet<String>();
    var repeated = new TreeSet<>(names.stream().filter(name -> !seen.add(name)).toList());
    return repeated.isEmpty()
        ? Optional.empty()
        : Optional.of("Label config contains non-unique names: " + ValueText.list(repeated));
  }

  private static Optional<String> dangling(Element root, Set<String> names) {
    return root.all()
        .filter(element -> element.has("toName"))
        .flatMap(
            element -> List.of(element.text("toName").split(",", -1)).stream().map(String::strip))
        .filter(target -> !names.contains(target))
        .findFirst()
        .map(target ->
            "toName=\"%s\" not found in names: %s".formatted(target, ValueText.list(names)));
  }
}
