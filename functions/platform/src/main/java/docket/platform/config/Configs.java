package docket.platform.config;

import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ParsedConfig;
import docket.domain.labelconfig.TaskData;
import docket.domain.projects.Project;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labeling configs by their text; the last few hundred stay parsed. */
@Singleton
public final class Configs {
  private static final int REMEMBERED = 256;

  private final Map<String, ParsedConfig> parsed =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ParsedConfig> eldest) {
              return size() > REMEMBERED;
            }
          });

  public ParsedConfig parse(String xml) {
    return parsed.computeIfAbsent(xml, ParsedConfig::parse);
  }

  /** The config that a project was saved with. */
  public LabelConfig of(Project project) {
    return switch (parse(project.labelConfig())) {
      case ParsedConfig.Valid(var config) -> config;
      case ParsedConfig.Invalid(var text) ->
          throw new IllegalStateException(
              "project %s has a broken config: %s".formatted(project.id(), text));
    };
  }

  /**
   * The data key that stands for {@code $undefined$} in a project; null where its config names
   * none.
   */
  public @Nullable String undefinedKey(Project project) {
    var keys = TaskData.keys(of(project));
    return keys.isEmpty() ? null : keys.getFirst();
  }
}
