package docket.domain.labelconfig;

import static docket.domain.labelconfig.Finding.Code.ERR_BAD_TYPE;
import static docket.domain.labelconfig.Finding.Code.ERR_PARENT_TAG_UNEXPECTED;
import static docket.domain.labelconfig.Finding.Code.ERR_REQUIRED;
import static docket.domain.labelconfig.Finding.Code.ERR_UNKNOWN_TAG;
import static docket.domain.labelconfig.Finding.Code.ERR_XML;

import docket.domain.labelconfig.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Everything the language has to say about a config, as the config page lists it
 * (labeling-config.md §8). More is told here than saving refuses ({@link ParsedConfig}), since
 * configs of other installations must be kept.
 */
public final class Findings {
  /** Attributes without which a tag shows nothing; object tags need a value besides. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "Channel",
          List.of("column"),
          "Bucket",
          List.of("name", "title"),
          "Repeater",
          List.of("on"),
          "Filter",
          List.of("toName"));

  private static final Set<String> NEEDS_VALUE = Set.of("Label", "Choice", "Relation", "Shortcut");
  private static final double SLOWEST = 0.05;
  private static final double FASTEST = 10;

  private final List<Finding> findings = new ArrayList<>();

  private Findings() {}

  /**
   * All findings in document order, structure before references; empty for a config without fault.
   */
  public static List<Finding> of(String xml) {
    try {
      return of(ConfigXml.read(xml));
    } catch (XMLStreamException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
      return List.of(
          new Finding(ERR_XML, Severity.ERROR, "", "", ConfigXml.message(malformed), line));
    }
  }

  private static List<Finding> of(ConfigXml.Document document) {
    var findings = new Findings();
    findings.visit(document.root(), null);
    findings.findings.addAll(ReferenceFindings.of(LabelConfig.of(document)));
    return List.copyOf(findings.findings);
  }

  private void visit(Element element, @Nullable Element parent) {
    TagRegistry.find(element.tag())
        .ifPresentOrElse(tag -> check(tag, element, parent), () -> unknown(element));
    element.children().forEach(child -> visit(child, isTransparent(element) ? parent : element));
  }

  /** A View between a subtag and its parent only arranges. */
  private static boolean isTransparent(Element element) {
    return element.is("View");
  }

  private void unknown(Element element) {
    findings.add(
        Finding.error(
            ERR_UNKNOWN_TAG,
            element,
            "",
            "Tag " + element.tag() + " is not part of the labeling language"));
  }

  private void check(Tag tag, Element element, @Nullable Element parent) {
    parents(tag, element, parent);
    required(tag, element);
    types(tag, element);
    if (element.is("Video")) {
      speeds(element);
    }
  }

  private void parents(Tag tag, Element element, @Nullable Element parent) {
    boolean label = element.is("Label");
    String enclosing = parent == null ? "" : parent.tag();
    boolean fine =
        label
            ? enclosing.endsWith("Labels")
            : (tag.parents().isEmpty() || tag.parents().contains(enclosing));
    if (!fine) {
      String expected =
          label
              ? "a tag ending in Labels"
              : "one of " + ValueText.list(tag.parents().stream().sorted().toList());
      findings.add(
          Finding.error(
              ERR_PARENT_TAG_UNEXPECTED,
              element,
              "",
              element.tag() + " must be a child of " + expected));
    }
  }

  private void required(Tag tag, Element element) {
    boolean decoration =
        element.is("HyperText") && !element.has("name") && !element.body().isEmpty();
    if ((tag.isObject() && !decoration) || tag.isControl()) {
      need(element, "name", element.text("name"));
    }
    if (tag.role() == Tag.Role.CONTROL) {
      need(element, "toName", element.text("toName"));
    }
    if (tag.role() == Tag.Role.OBJECT || element.is("Chat")) {
      String value = element.value();
      need(element, "value", value == null || value.isEmpty() ? element.text("valueList") : value);
    }
    if (NEEDS_VALUE.contains(element.tag())) {
      need(element, "value", element.storedLabel());
    }
    REQUIRED
        .getOrDefault(element.tag(), List.of())
        .forEach(attribute -> need(element, attribute, element.text(attribute)));
  }

  private void need(Element element, String attribute, String text) {
    if (text.isEmpty()) {
      findings.add(
          Finding.error(
              ERR_REQUIRED,
              element,
              attribute,
              "Attribute " + attribute + " is required for " + element.tag()));
    }
  }

  private void types(Tag tag, Element element) {
    element
        .attributes()
        .forEach((name, value) -> {
          var type = tag.attributes().get(name);
          if (type != null && !type.accepts(value)) {
            String message =
                "Attribute %s of %s must be %s, was %s"
                    .formatted(name, tag.name(), type.expected(), value);
            findings.add(Finding.error(ERR_BAD_TYPE, element, name, message));
          }
        });
  }

  /** Playback speeds are numbers within 0.05–10, the least not above the default (rule 15). */
  private void speeds(Element video) {
    double normal = speed(video, "defaultPlaybackSpeed");
    double least = speed(video, "minPlaybackSpeed");
    if (least > normal) {
      findings.add(
          Finding.error(
              ERR_BAD_TYPE,
              video,
              "minPlaybackSpeed",
              "minPlaybackSpeed must not be above defaultPlaybackSpeed"));
    }
  }

  private double speed(Element video, String attribute) {
    double speed = number(video.text(attribute));
    if (speed < SLOWEST || speed > FASTEST) {
      findings.add(
          Finding.error(
              ERR_BAD_TYPE,
              video,
              attribute,
              "Attribute " + attribute + " of Video must be within 0.05 and 10"));
    }
    return speed;
  }

  /**
   * A speed as written; 1 where it is left to the default, to task data, or is no number, which is
   * told elsewhere.
   */
  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException _) {
      return 1;
    }
  }
}
