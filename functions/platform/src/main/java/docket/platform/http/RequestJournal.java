package docket.platform.http;

import java.time.Duration;

/** Notes what members do. */
public interface RequestJournal {
  /** Notes a request that was answered. */
  void note(RawRequest request, int status, Caller caller, Duration took);
}
