package docket.domain.labelconfig.templates;

import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ParsedConfig;
import docket.domain.labelconfig.ParsedConfig.Invalid;
import docket.domain.labelconfig.ParsedConfig.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue of templates.md, read from the resources {@code docket/templates}: {@code
 * groups.tsv} and {@code index.tsv} give the order, a file per template its config. A new template
 * is a file and a line.
 */
public final class BuiltInTemplates {
  private static final String ROOT = "/docket/templates/";

  private BuiltInTemplates() {}

  private static final class Loaded {
    static final List<Template> ALL = load();
  }

  /** All templates, groups and templates in the order shown. */
  public static List<Template> all() {
    return Loaded.ALL;
  }

  public static Optional<Template> find(String id) {
    return all().stream().filter(template -> template.id().equals(id)).findFirst();
  }

  private static List<Template> load() {
    var groups = rows("groups.tsv");
    var places = new HashMap<String, Integer>();
    var templates = new ArrayList<Template>();
    for (String[] row : rows("index.tsv")) {
      var group = groupIndex(groups, row[1]);
      templates.add(
          template(row, groups.get(group)[1], group + 1, places.merge(row[1], 1, Integer::sum)));
    }
    return List.copyOf(templates);
  }

  private static int groupIndex(List<String[]> groups, String id) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i)[0].equals(id)) {
        return i;
      }
    }
    throw new IllegalStateException("no template group " + id);
  }

  private static Template template(String[] row, String group, int groupOrder, int order) {
    String xml = text(row[1] + "/" + row[0] + ".xml");
    var config = config(row[0], xml);
    var type = Template.Type.valueOf(row[2].toUpperCase(Locale.ROOT));
    String image =
        config.objects().isEmpty()
            ? "text"
            : config.objects().getFirst().type().toLowerCase(Locale.ROOT);
    return new Template(
        row[0], row[3], group, groupOrder, order, type, image, row[4], tags(config), xml);
  }

  private static List<String> tags(LabelConfig config) {
    var objects = config.objects().stream().map(object -> object.type());
    return Stream.concat(objects, config.controls().stream().map(control -> control.type()))
        .distinct()
        .toList();
  }

  private static LabelConfig config(String id, String xml) {
    return switch (ParsedConfig.parse(xml)) {
      case Valid(var config) -> config;
      case Invalid(var text) -> throw new IllegalStateException("template " + id + ": " + text);
    };
  }

  private static List<String[]> rows(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static String text(String name) {
    try (var resource = BuiltInTemplates.class.getResourceAsStream(ROOT + name)) {
      if (resource == null) {
        throw new IllegalStateException("no resource " + ROOT + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
