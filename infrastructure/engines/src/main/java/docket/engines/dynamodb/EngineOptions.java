package docket.engines.dynamodb;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How an engine runs.
 *
 * @param folder where its files are; made if missing
 * @param clock decides expiry and dates the stream's records
 * @param indexLag off in {@link #production}, on in {@link #test}
 * @param sweepInterval how often expired items are removed in the background; zero for never
 */
public record EngineOptions(Path folder, Clock clock, IndexLag indexLag, Duration sweepInterval) {
  public static EngineOptions production(Path folder) {
    return new EngineOptions(folder, Clock.systemUTC(), IndexLag.NONE, Duration.ofMinutes(1));
  }

  /** Indexes lag up to 50 ms, and expired items stay until somebody sweeps. */
  public static EngineOptions test(Path folder) {
    var lag = IndexLag.between(Duration.ZERO, Duration.ofMillis(50));
    return new EngineOptions(folder, Clock.systemUTC(), lag, Duration.ZERO);
  }

  public EngineOptions withClock(Clock other) {
    return new EngineOptions(folder, other, indexLag, sweepInterval);
  }

  public EngineOptions withIndexLag(IndexLag other) {
    return new EngineOptions(folder, clock, other, sweepInterval);
  }

  public EngineOptions withSweepInterval(Duration other) {
    return new EngineOptions(folder, clock, indexLag, other);
  }
}
