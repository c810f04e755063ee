package docket.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What classes of a kind look like. */
final class Shapes {
  /**
   * Controllers that still commit by themselves. The list only shrinks: a name that no longer needs
   * to stand here fails the test of this list.
   */
  static final Set<String> COMMITTING_CONTROLLERS =
      Set.of(
          "CurrentUserController",
          "DraftsController",
          "ProjectsController",
          "ViewsController",
          "WorkspacesController");

  /** The edges: where a bug ends, is logged once, and becomes an answer or a repeated message. */
  private static final Set<String> EDGES =
      Set.of(
          "docket.platform.http.ApiHandler",
          "docket.platform.jobs.WorkHandler",
          "docket.embedded.HttpFront",
          "docket.embedded.WorkPump",
          "docket.embedded.ChangePump",
          "docket.memberships.AvatarImage"); // the JDK's readers throw whatever a file makes them

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "controllers commit nothing: that is a use case's",
              noClasses()
                  .that()
                  .areAnnotatedWith(Controller.class)
                  .and(
                      describe(
                          "are not known to",
                          type -> !COMMITTING_CONTROLLERS.contains(type.getSimpleName())))
                  .should()
                  .dependOnClassesThat()
                  .areAssignableTo(Change.class)
                  .orShould()
                  .dependOnClassesThat()
                  .areAssignableTo(Commit.class),
              docket.tasks.offenders.Closed.COMMITTING),
          Rule.of(
              "what takes requests is a controller: closed, final, and named so",
              classes()
                  .that()
                  .areAnnotatedWith(Controller.class)
                  .should()
                  .haveSimpleNameEndingWith("Controller")
                  .andShould()
                  .bePackagePrivate()
                  .andShould(beFinal()),
              docket.tasks.offenders.OpenController.class,
              docket.tasks.offenders.Closed.MISNAMED),
          Rule.of(
              "only controllers name routes",
              noClasses()
                  .that()
                  .areNotAnnotatedWith(Controller.class)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("io.micronaut.http.annotation.."),
              docket.tasks.offenders.RouteOutsideAController.class),
          Rule.of(
              "only the edges catch everything",
              classes().that(not(resideInAPackage("docket.engines.."))).should(catchNothingBroad()),
              docket.tasks.offenders.CatchesAll.class),
          Rule.of(
              "nothing hangs on a class: static fields are final",
              fields().that().areStatic().should().beFinal(),
              docket.tasks.offenders.RemembersInAClass.class),
          Rule.of(
              "what a class needs comes through its constructor",
              noFields().should().beAnnotatedWith(Inject.class),
              docket.tasks.offenders.InjectedField.class),
          Rule.of(
              "nothing is named after no purpose",
              noClasses()
                  .should()
                  .haveNameMatching(".*(Service|Manager|Helper|Utils?|Common|Impl)")
                  .orShould()
                  .resideInAnyPackage(
                      "..service..",
                      "..manager..",
                      "..helper..",
                      "..util..",
                      "..common..",
                      "..impl.."),
              docket.tasks.offenders.TaskHelper.class),
          Rule.of(
              "packages are null-marked",
              classes().should(beNullMarked()),
              docket.tasks.offenders.TaskHelper.class),
          Rule.of(
              "nobody deserializes objects",
              noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class),
              docket.tasks.offenders.Deserializes.class),
          Rule.of(
              "only the command line writes to the console",
              noClasses()
                  .that()
                  .doNotHaveFullyQualifiedName("docket.embedded.Main")
                  .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS),
              docket.tasks.offenders.Prints.class),
          Rule.of(
              "requests to the outside go through the platform",
              noClasses()
                  .that(
                      resideInAnyPackage(Layers.contexts())
                          .or(resideInAnyPackage("docket.domain..", "docket.store..")))
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("java.net.http..")
                  .orShould()
                  .dependOnClassesThat()
                  .areAssignableTo(java.net.URLConnection.class),
              docket.tasks.offenders.CallsOut.class));

  private Shapes() {}

  private static ArchCondition<JavaClass> beFinal() {
    return condition(
        "be final",
        type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
  }

  private static ArchCondition<JavaClass> beNullMarked() {
    return condition(
        "stand in a package that is null-marked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  private static ArchCondition<JavaClass> catchNothingBroad() {
    return condition(
        "catch what they can name",
        type ->
            EDGES.contains(type.getBaseComponentType().getName())
                || type.getCodeUnits().stream()
                    .flatMap(unit -> unit.getTryCatchBlocks().stream())
                    .flatMap(block -> block.getCaughtThrowables().stream())
                    .noneMatch(Shapes::isBroad));
  }

  /** {@code Throwable} itself stands for finally and for the closing of resources. */
  private static boolean isBroad(JavaClass caught) {
    return caught.isEquivalentTo(RuntimeException.class)
        || caught.isEquivalentTo(Exception.class)
        || caught.isEquivalentTo(Error.class);
  }

  private static ArchCondition<JavaClass> condition(
      String words, java.util.function.Predicate<JavaClass> holds) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, holds.test(type), "%s does not %s".formatted(type.getName(), words)));
      }
    };
  }
}
