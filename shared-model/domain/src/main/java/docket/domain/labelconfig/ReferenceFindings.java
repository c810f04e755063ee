package docket.domain.labelconfig;

import static docket.domain.labelconfig.Finding.Code.ERR_DUPLICATE_NAME;
import static docket.domain.labelconfig.Finding.Code.ERR_DUPLICATE_VALUE;
import static docket.domain.labelconfig.Finding.Code.ERR_GENERAL;
import static docket.domain.labelconfig.Finding.Code.ERR_NO_CHILDREN;
import static docket.domain.labelconfig.Finding.Code.ERR_PAIRWISE;
import static docket.domain.labelconfig.Finding.Code.ERR_REQUIRED;
import static docket.domain.labelconfig.Finding.Code.ERR_TAG_NOT_FOUND;
import static docket.domain.labelconfig.Finding.Code.ERR_TAG_UNSUPPORTED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules about how the tags of a config hang together (labeling-config.md §7, §8 rules 4–6, 9,
 * 11, 13, 14, 16–19).
 */
final class ReferenceFindings {
  private static final Set<String> LABELED = Set.of("Choices", "Taxonomy");

  private final LabelConfig config;
  private final List<Finding> findings = new ArrayList<>();

  private ReferenceFindings(LabelConfig config) {
    this.config = config;
  }

  static List<Finding> of(LabelConfig config) {
    var all = new ReferenceFindings(config);
    all.names();
    config.controls().forEach(all::control);
    config.elements().forEach(all::element);
    all.start();
    return all.findings;
  }

  private void names() {
    var seen = new HashSet<String>();
    config
        .elements()
        .filter(element -> !element.text("name").isEmpty() && !seen.add(element.text("name")))
        .forEach(element ->
            findings.add(
                Finding.error(
                    ERR_DUPLICATE_NAME,
                    element,
                    "name",
                    "Name " + element.text("name") + " is used twice")));
  }

  private void control(Control control) {
    targets(control);
    var element = control.element();
    if (element.flag("perRegion") && element.flag("perItem")) {
      findings.add(
          Finding.error(
              ERR_GENERAL, element, "perItem", "perRegion and perItem exclude each other"));
    }
    boolean takesLabels = control.tag().isLabelSet() || LABELED.contains(control.type());
    if (takesLabels
        && control.labels().isEmpty()
        && !element.has("value")
        && !element.has("apiUrl")) {
      findings.add(
          Finding.error(
              ERR_NO_CHILDREN,
              element,
              "",
              control.type() + " needs labels: children, value or apiUrl"));
    }
    if (takesLabels && !control.type().equals("Taxonomy")) {
      values(control);
    }
  }

  private void targets(Control control) {
    var element = control.element();
    for (String target :
        element.text("toName").isEmpty() ? List.<String>of() : NamedTags.targetNames(element)) {
      boolean known = config.elements().anyMatch(other -> other.text("name").equals(target));
      if (!known) {
        findings.add(
            Finding.error(
                ERR_TAG_NOT_FOUND,
                element,
                "toName",
                "Tag " + target + " does not exist in the config"));
      }
    }
    var allowed = control.tag().targets();
    control.inputs().stream()
        .filter(input -> !allowed.isEmpty() && !allowed.contains(input.type()))
        .map(input ->
            "%s cannot be on %s, only on %s"
                .formatted(
                    control.type(),
                    input.type(),
                    ValueText.list(allowed.stream().sorted().toList())))
        .forEach(message ->
            findings.add(Finding.error(ERR_TAG_UNSUPPORTED, element, "toName", message)));
    if (control.type().equals("Pairwise")
        && new HashSet<>(NamedTags.targetNames(element)).size() != 2) {
      findings.add(
          Finding.error(
              ERR_PAIRWISE,
              element,
              "toName",
              "Pairwise needs two different names, separated by a comma"));
    }
  }

  /**
   * Of equal values the first counts; an alias that is another label's value would store the wrong
   * one.
   */
  private void values(Control control) {
    var own =
        control.element().all().filter(child -> child.is("Label") || child.is("Choice")).toList();
    var values = new HashSet<String>();
    for (Element label : own) {
      if (!label.is("Choice") || !control.element().flag("allowNested")) {
        boolean repeated = !label.text("value").isEmpty() && !values.add(label.text("value"));
        if (repeated) {
          findings.add(
              Finding.warning(
                  ERR_DUPLICATE_VALUE,
                  label,
                  "value",
                  "Value " + label.text("value") + " is there already"));
        }
      }
    }
    own.stream()
        .filter(label ->
            !label.text("alias").isEmpty()
                && !label.text("alias").equals(label.text("value"))
                && values.contains(label.text("alias")))
        .forEach(label ->
            findings.add(
                Finding.error(
                    ERR_DUPLICATE_VALUE,
                    label,
                    "alias",
                    "Alias " + label.text("alias") + " is the value of another label")));
  }

  private void element(Element element) {
    if (element.is("TimeSeries") && element.all().noneMatch(child -> child.is("Channel"))) {
      findings.add(
          Finding.error(ERR_REQUIRED, element, "", "TimeSeries needs at least one Channel"));
    }
    condition(element);
    hotkeys(element);
  }

  private void condition(Element element) {
    String control = element.text("whenTagName");
    if (!control.isEmpty()
        && config.controls().stream().noneMatch(other -> other.name().text().equals(control))) {
      findings.add(
          Finding.warning(
              ERR_TAG_NOT_FOUND, element, "whenTagName", "No control is named " + control));
    }
    Stream.of("whenLabelValue", "whenChoiceValue")
        .filter(attribute -> !element.text(attribute).isEmpty())
        .forEach(attribute -> conditionValues(element, attribute));
  }

  private void conditionValues(Element element, String attribute) {
    if (config.controls().stream().anyMatch(Control::hasDynamicLabels)) {
      return;
    }
    var known = new HashSet<String>();
    config
        .elements()
        .filter(each -> each.is("Label") || each.is("Choice"))
        .forEach(each -> {
          known.add(each.storedLabel());
          known.add(String.valueOf(each.value()));
        });
    Stream.of(element.text(attribute).split(",", -1))
        .map(String::strip)
        .filter(value -> !known.contains(value))
        .forEach(value ->
            findings.add(
                Finding.warning(
                    ERR_GENERAL, element, attribute, "No label or choice is named " + value)));
  }

  private final Set<String> hotkeys = new HashSet<>();

  private void hotkeys(Element element) {
    String hotkey = element.text("hotkey");
    if (!hotkey.isEmpty() && !element.is("Shortcut") && !hotkeys.add(hotkey)) {
      findings.add(
          Finding.warning(
              ERR_GENERAL, element, "hotkey", "Hotkey " + hotkey + " is there already"));
    }
  }

  /**
   * Labeling can start with at least one object and one control; an empty config is a project's
   * beginning, not a fault.
   */
  private void start() {
    boolean empty = config.root().children().isEmpty();
    if (!empty && (config.objects().isEmpty() || config.controls().isEmpty())) {
      findings.add(
          Finding.warning(
              ERR_GENERAL,
              config.root(),
              "",
              "Labeling needs at least one object and one control"));
    }
  }
}
