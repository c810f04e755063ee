package docket.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Time is a clock that is handed in; chance and settings come from outside too. */
final class HiddenInputs {
  private static final DescribedPredicate<JavaCall<?>> WALL_CLOCK =
      call(System.class, "currentTimeMillis")
          .or(call(Instant.class, "now"))
          .or(timeZoned("now"))
          .as("read the wall clock");

  private static final DescribedPredicate<JavaCall<?>> SYSTEM_CLOCK =
      call(Clock.class, "system.*|tick.*");

  private static final DescribedPredicate<JavaCall<?>> CHANCE =
      call(UUID.class, "randomUUID")
          .or(call(Math.class, "random"))
          .or(target(owner(assignableTo(Random.class))))
          .as("roll dice");

  private static final DescribedPredicate<JavaCall<?>> SETTINGS =
      call(System.class, "getenv|getProperty|getProperties")
          .or(call(Integer.class, "getInteger"))
          .or(call(Long.class, "getLong"))
          .or(call(Boolean.class, "getBoolean"))
          .as("read the environment");

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "the domain has no hidden inputs: no clock, no chance, no environment",
              noClasses()
                  .that()
                  .resideInAPackage("docket.domain..")
                  .should()
                  .callCodeUnitWhere(
                      targets(
                          WALL_CLOCK
                              .or(SYSTEM_CLOCK)
                              .or(CHANCE)
                              .or(SETTINGS)
                              .or(call(System.class, "nanoTime")))),
              docket.domain.offenders.ReadsTheClock.class,
              docket.domain.offenders.RollsDice.class,
              docket.domain.offenders.ReadsTheEnvironment.class),
          // The engine's index lag runs on real time, whatever the clock of a test says.
          Rule.of(
              "nobody reads the wall clock but through a Clock",
              noClasses()
                  .that(not(resideInAPackage("docket.engines..")))
                  .should()
                  .callCodeUnitWhere(targets(WALL_CLOCK)),
              docket.domain.offenders.ReadsTheClock.class,
              docket.store.offenders.ReadsTheDate.class),
          Rule.of(
              "clocks are made where the editions are put together",
              noClasses()
                  .that(not(resideInAnyPackage("docket.engines..", "docket.embedded..")))
                  .should()
                  .callCodeUnitWhere(targets(SYSTEM_CLOCK)),
              docket.platform.offenders.MakesAClock.class),
          Rule.of(
              "settings are read where the editions are put together",
              noClasses()
                  .that(not(resideInAnyPackage("docket.embedded..", "docket.platform.wiring..")))
                  .should()
                  .callCodeUnitWhere(targets(SETTINGS)),
              docket.domain.offenders.ReadsTheEnvironment.class),
          // The library that signs tokens asks for the old ones.
          Rule.of(
              "nobody uses the old dates",
              noClasses()
                  .that()
                  .doNotHaveFullyQualifiedName("docket.platform.access.Jwts")
                  .should()
                  .dependOnClassesThat(
                      assignableTo(java.util.Date.class)
                          .or(assignableTo(java.util.Calendar.class))
                          .or(assignableTo(java.text.DateFormat.class))),
              docket.store.offenders.UsesADate.class));

  private HiddenInputs() {}

  private static DescribedPredicate<JavaCall<?>> call(Class<?> type, String names) {
    return target(owner(com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(type)))
        .and(target(nameMatching(names)));
  }

  private static DescribedPredicate<JavaCall<?>> timeZoned(String names) {
    return target(owner(assignableTo(java.time.temporal.Temporal.class)))
        .and(target(nameMatching(names)));
  }

  @SuppressWarnings("unchecked") // a predicate on calls is one on every kind of call
  private static DescribedPredicate<JavaCall<?>> targets(
      DescribedPredicate<? super JavaCall<?>> calls) {
    return (DescribedPredicate<JavaCall<?>>) calls;
  }
}
