package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import docket.platform.jobs.Worker;
import io.micronaut.context.DefaultBeanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the artefact of the function for background work leaves out. */
class ArtefactsTest {
  private static final Pattern LEFT_OUT =
      Pattern.compile("<exclude>docket:docket-([a-z]+)</exclude>");

  @Test
  void when_a_module_has_work_then_it_is_in_the_artefact_that_does_it() throws IOException {
    var modules = modulesWithWork();
    assertThat(modules).contains("exchange", "memberships", "projects", "tasks");
    var assembly = Files.readString(Path.of("src", "main", "assembly", "work.xml"));
    var leftOut = LEFT_OUT.matcher(assembly).results().map(found -> found.group(1)).toList();
    assertThat(modules).doesNotContainAnyElementsOf(leftOut);
  }

  private static Set<String> modulesWithWork() {
    try (var beans = new DefaultBeanContext().start()) {
      return beans.getBeanDefinitions(Worker.class).stream()
          .map(bean -> bean.getBeanType().getPackageName().split("\\.")[1])
          .collect(Collectors.toSet());
    }
  }
}
