package docket.domain.queue;

import docket.domain.queue.QueueRules.Sampling;
import docket.domain.queue.Step.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random projects and what happens in them, by kinds of things that may happen. */
final class QueueHistories {
  private static final int LONGEST = 60;

  /** A project's settings, its tasks' overlaps, and what happens, in order. */
  record History(QueueRules rules, List<Integer> overlaps, List<Step> steps) {
    QueueWorld world() {
      return new QueueWorld(rules, overlaps);
    }
  }

  private QueueHistories() {}

  /** Anything at all. */
  static Arbitrary<History> any() {
    return histories(
        Stream.of(Step.STREAM, Step.STREAM, Step.UPKEEP, Step.BESIDE_THE_STREAM, Step.MANAGING),
        Arbitraries.of(true, false));
  }

  /**
   * People who only take and answer tasks in the stream, while overlaps change and things go. The
   * overlap is strict: else a late answer may exceed it (invariant 7).
   */
  static Arbitrary<History> streams() {
    return histories(Stream.of(Step.STREAM, Step.STREAM, Step.UPKEEP), Arbitraries.just(true));
  }

  /** Annotators under strict overlap, in the stream and beside it, early and late. */
  static Arbitrary<History> strict() {
    return histories(
        Stream.of(Step.STREAM, Step.STREAM, Step.UPKEEP, Step.BESIDE_THE_STREAM),
        Arbitraries.just(true));
  }

  static Arbitrary<QueueRules> rules(Arbitrary<Boolean> strict) {
    return Combinators.combine(
            Arbitraries.of(SkipQueue.class),
            strict,
            Arbitraries.of(Duration.ofSeconds(1), Duration.ofSeconds(90), Duration.ofDays(1)))
        .as((skips, cap, ttl) -> new QueueRules(skips, cap, ttl, Sampling.SEQUENTIAL, false));
  }

  private static Arbitrary<History> histories(Stream<List<Kind>> kinds, Arbitrary<Boolean> strict) {
    var step =
        Combinators.combine(
                Arbitraries.of(kinds.flatMap(List::stream).toList()),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(0, 1, 2, 3, 4, 5, 7, 30, 89, 90, 96, 3600))
            .as(Step::new);
    return Combinators.combine(
            rules(strict),
            Arbitraries.integers().between(1, 3).list().ofMinSize(1).ofMaxSize(5),
            step.list().ofMinSize(1).ofMaxSize(LONGEST))
        .as(History::new);
  }
}
