package docket.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import docket.platform.jobs.WorkQueue;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: arrows go one way. */
final class Layers {
  private static final List<String> CONTEXTS =
      List.of(
          "memberships",
          "projects",
          "tasks",
          "annotations",
          "queues",
          "datamanager",
          "exchange",
          "changes");

  /** All first parts of package names below {@code docket}. */
  static final List<String> PARTS =
      Stream.concat(
              Stream.of("domain", "store", "platform", "engines", "embedded"), CONTEXTS.stream())
          .toList();

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "the domain needs nothing but the JDK",
              classes()
                  .that()
                  .resideInAPackage("docket.domain..")
                  .should()
                  .onlyDependOnClassesThat(
                      resideInAnyPackage(
                          "docket.domain..", "java..", "javax.xml.stream..", "org.jspecify..")),
              docket.domain.offenders.KnowsTheWire.class,
              docket.domain.offenders.KnowsTheStore.class),
          Rule.of(
              "the store knows the domain, the SDK and a JSON parser",
              classes()
                  .that()
                  .resideInAPackage("docket.store..")
                  .should()
                  .onlyDependOnClassesThat(
                      resideInAnyPackage(
                          "docket.domain..",
                          "docket.store..",
                          "java..",
                          "org.jspecify..",
                          "software.amazon.awssdk..",
                          "com.fasterxml.jackson.core..")),
              docket.store.offenders.KnowsTheEdge.class),
          Rule.of(
              "the platform knows no context",
              noClasses()
                  .that()
                  .resideInAPackage("docket.platform..")
                  .should()
                  .dependOnClassesThat(resideInAnyPackage(packages(CONTEXTS))),
              docket.platform.offenders.KnowsAContext.class),
          Rule.of(
              "contexts do not know each other",
              slices()
                  .matching(
                      "docket.(memberships|projects|tasks|annotations|queues|datamanager|exchange|changes)..")
                  .should()
                  .notDependOnEachOther(),
              docket.annotations.offenders.KnowsTasks.class,
              docket.tasks.offenders.TaskHelper.class),
          Rule.of(
              "only the embedded edition knows the engines, and nobody knows the embedded edition",
              noClasses()
                  .that(not(resideInAnyPackage("docket.embedded..", "docket.engines..")))
                  .should()
                  .dependOnClassesThat(resideInAnyPackage("docket.embedded..", "docket.engines..")),
              docket.platform.offenders.KnowsAnEngine.class),
          Rule.of(
              "the engines know nothing of the product",
              noClasses()
                  .that()
                  .resideInAPackage("docket.engines..")
                  .should()
                  .dependOnClassesThat(
                      resideInAPackage("docket..").and(not(resideInAPackage("docket.engines..")))),
              docket.engines.offenders.KnowsTheProduct.class),
          Rule.of(
              "of the functions, only the wiring and the work queue touch clients of the SDK",
              noClasses()
                  .that(
                      resideInAnyPackage(packages(CONTEXTS))
                          .or(resideInAPackage("docket.platform.."))
                          .and(not(resideInAPackage("docket.platform.wiring..")))
                          .and(not(belongTo(equivalentTo(WorkQueue.class)))))
                  .should()
                  .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.services..")),
              docket.annotations.offenders.KnowsTheSdk.class),
          Rule.of(
              "packages do not import each other in circles",
              slices().matching("docket.(**)").should().beFreeOfCycles(),
              docket.tasks.offenders.circle.Here.class,
              docket.tasks.offenders.circle.there.There.class));

  private Layers() {}

  static String[] contexts() {
    return packages(CONTEXTS);
  }

  private static String[] packages(List<String> parts) {
    return parts.stream().map(part -> "docket." + part + "..").toArray(String[]::new);
  }
}
