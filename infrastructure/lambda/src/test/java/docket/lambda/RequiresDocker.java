package docket.lambda;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Runs where a Docker engine answers, and says loudly where none does. With {@code
 * DOCKET_DOCKER=required} in the environment its absence is a failure.
 */
@Tag("docker")
@ExtendWith(RequiresDocker.Condition.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RequiresDocker {
  /** Asks for the engine itself: a client without one is common. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
      if (DockerClientFactory.instance().isDockerAvailable()) {
        return ConditionEvaluationResult.enabled("Docker answers");
      }
      var what = "%s: no Docker engine answers".formatted(test.getDisplayName());
      if ("required".equals(System.getenv("DOCKET_DOCKER"))) {
        throw new IllegalStateException("DOCKET_DOCKER=required, but " + what);
      }
      System.err.println("!!! NOT RUN: " + what);
      return ConditionEvaluationResult.disabled(what);
    }
  }
}
