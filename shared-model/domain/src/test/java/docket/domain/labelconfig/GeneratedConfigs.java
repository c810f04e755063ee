package docket.domain.labelconfig;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Configs of every tag of the registry, with hostile names, values and labels, inside and outside
 * of a Repeater.
 */
public final class GeneratedConfigs {
  private static final List<String> NAMES =
      List.of("o", "img_{{idx}}", "Q", "a.b", "ünï", "\\Q", "x|y", "\\E(.*");
  private static final Arbitrary<String> TEXTS =
      Arbitraries.of(
          "a",
          "Car",
          "1",
          "{{idx}}",
          "$x",
          "$images[{{idx}}].url",
          "$a.b",
          "é 😀",
          "\\E.*(",
          "it's",
          "\"quoted\"",
          "|",
          "a,b",
          "$",
          "[",
          "Q");
  private static final List<Tag> OBJECTS =
      TagRegistry.all().stream().filter(tag -> tag.role() == Tag.Role.OBJECT).toList();
  private static final List<Tag> CONTROLS =
      TagRegistry.all().stream().filter(Tag::isControl).toList();

  private record ObjectPart(Tag tag, String value) {}

  private record ControlPart(Tag tag, int target, List<String> labels, String value) {}

  private GeneratedConfigs() {}

  /** Configs that may be saved. */
  public static Arbitrary<LabelConfig> valid() {
    return xml()
        .map(ParsedConfig::parse)
        .filter(ParsedConfig.Valid.class::isInstance)
        .map(parsed -> ((ParsedConfig.Valid) parsed).config());
  }

  public static Arbitrary<String> xml() {
    var objects =
        Combinators.combine(Arbitraries.of(OBJECTS), TEXTS)
            .as(ObjectPart::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    var targets = Arbitraries.integers().between(0, 2);
    var controls =
        Combinators.combine(
                Arbitraries.of(CONTROLS),
                targets,
                TEXTS.set().ofMaxSize(3).map(List::copyOf),
                TEXTS)
            .as(ControlPart::new);
    return Combinators.combine(
            objects,
            controls.list().ofMinSize(1).ofMaxSize(3),
            TEXTS,
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(true, false))
        .as(GeneratedConfigs::document);
  }

  private static String document(
      List<ObjectPart> objects,
      List<ControlPart> controls,
      String flag,
      int firstName,
      boolean repeatAll) {
    var names =
        IntStream.range(0, objects.size())
            .mapToObj(i -> NAMES.get((firstName + i) % NAMES.size()))
            .toList();
    String shown =
        IntStream.range(0, objects.size())
            .mapToObj(i -> object(objects.get(i), names.get(i)))
            .collect(Collectors.joining());
    String asked =
        IntStream.range(0, controls.size())
            .mapToObj(i -> control(controls.get(i), i, names))
            .collect(Collectors.joining());
    String repeater =
        "<Repeater on=\"$x\" indexFlag="
            + quoted(flag)
            + ">"
            + shown
            + (repeatAll ? asked : "")
            + "</Repeater>";
    return "<View>" + repeater + (repeatAll ? "" : asked) + "</View>";
  }

  private static String object(ObjectPart part, String name) {
    return "<" + part.tag.name() + " name=" + quoted(name) + " value=" + quoted(part.value) + "/>";
  }

  private static String control(ControlPart part, int index, List<String> names) {
    String target = names.get(part.target % names.size());
    String child = part.tag.name().endsWith("Labels") ? "Label" : "Choice";
    String labels =
        part.labels.stream()
            .map(label -> "<" + child + " value=" + quoted(label) + "/>")
            .collect(Collectors.joining());
    String address = part.value.length() > 3 ? " apiUrl=" + quoted(part.value) : "";
    String start =
        "<"
            + part.tag.name()
            + " name="
            + quoted("c" + index + target)
            + " toName="
            + quoted(target)
            + address
            + ">";
    return start + labels + "</" + part.tag.name() + ">";
  }

  private static String quoted(String text) {
    return '"' + text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + '"';
  }
}
