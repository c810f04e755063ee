package docket.projects;

import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ParsedConfig;
import docket.domain.projects.Project;
import docket.domain.results.ExistingWork;
import docket.domain.results.WorkCheck;
import docket.platform.config.Configs;
import docket.platform.http.Problem;
import docket.store.work.WorkSummaries;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps a new labeling config from contradicting what was labeled already (spec api.md §12.3). */
@Singleton
final class ConfigGuard {
  private final Configs configs;
  private final WorkSummaries summaries;

  ConfigGuard(Configs configs, WorkSummaries summaries) {
    this.configs = configs;
    this.summaries = summaries;
  }

  /**
   * Refuses a config that drops what annotations use; labels may go, as long as their control
   * stays.
   */
  void mayReplace(Project project, String xml) {
    var errors = errors(project, parsed(xml), WorkCheck.Rule.UPDATE);
    if (!errors.isEmpty()) {
      throw Problem.invalid("label_config", errors.toArray(String[]::new)).exception();
    }
  }

  /** Like {@link #mayReplace}, and no label in use may go either. */
  List<String> strictErrors(Project project, LabelConfig config) {
    return errors(project, config, WorkCheck.Rule.STRICT);
  }

  LabelConfig parsed(String xml) {
    return switch (configs.parse(xml)) {
      case ParsedConfig.Valid(var config) -> config;
      case ParsedConfig.Invalid(var text) ->
          throw Problem.invalid("label_config", text).exception();
    };
  }

  private List<String> errors(Project project, LabelConfig config, WorkCheck.Rule rule) {
    ExistingWork existing = summaries.of(project.organization(), project.id());
    return switch (WorkCheck.of(config, existing, rule)) {
      case WorkCheck.Compatible _ -> List.of();
      case WorkCheck.Refused refused -> List.of(refused.text());
    };
  }
}
