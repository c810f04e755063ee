package docket.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import docket.store.dynamo.Commit;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of docs/architecture.md, held by all modules of the product; and every rule held
 * against a class that breaks it, so that none can be empty.
 */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(from -> !from.contains("/test-classes/"))
          .withImportOption(from -> !from.contains("-tests.jar"))
          .withImportOption(from -> !from.contains("/$")) // what Micronaut generates
          .importPackages("docket");

  private static List<Rule> rules() {
    return Stream.of(Layers.RULES, HiddenInputs.RULES, Shapes.RULES).flatMap(List::stream).toList();
  }

  /** A rule over modules that are not on the class path would hold for nothing. */
  @Test
  void when_the_product_is_read_then_all_modules_are_there() {
    for (var part : Layers.PARTS) {
      assertThat(PRODUCT).anyMatch(type -> type.getPackageName().startsWith("docket." + part));
    }
    assertThat(PRODUCT)
        .noneMatch(type -> type.getPackageName().contains("offenders"))
        .noneMatch(type -> type.getPackageName().startsWith("docket.architecture"));
  }

  @Test
  void when_a_package_of_the_product_is_new_then_the_rules_know_its_part() {
    assertThat(PRODUCT)
        .allMatch(type -> Layers.PARTS.contains(type.getPackageName().split("\\.", 3)[1]));
  }

  /** A controller that commits no more has to leave the list of those that do. */
  @Test
  void when_a_controller_stands_on_the_list_of_committing_ones_then_it_commits() {
    var committing =
        PRODUCT.stream()
            .filter(type -> type.isAnnotatedWith(Controller.class))
            .filter(type ->
                type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .anyMatch(to -> to.isAssignableTo(Commit.class)))
            .map(JavaClass::getSimpleName);
    assertThat(committing).containsAll(Shapes.COMMITTING_CONTROLLERS);
  }

  @TestFactory
  Stream<DynamicTest> when_the_product_is_read_then_it_keeps_the_rule() {
    return rules().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(PRODUCT)));
  }

  @TestFactory
  Stream<DynamicTest> when_a_class_breaks_the_rule_then_the_rule_says_so() {
    return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> bites(rule)));
  }

  /** Each offender is named: one that passes beside another that does not would go unseen. */
  private static void bites(Rule rule) {
    var report = rule.rule().evaluate(new ClassFileImporter().importClasses(rule.offenders()));
    var words = String.join("\n", report.getFailureReport().getDetails());
    for (var offender : rule.offenders()) {
      assertThat(words).contains(offender.getName());
    }
  }
}
