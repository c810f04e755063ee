package docket.engines.faults;

/**
 * The process dies here, as far as the call is concerned: nothing after it runs. An error, so that
 * nobody takes it for a failure that could be answered.
 */
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String message) {
    super(message);
  }
}
