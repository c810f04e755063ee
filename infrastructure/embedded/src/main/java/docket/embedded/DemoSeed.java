package docket.embedded;

import docket.domain.id.UserId;
import jakarta.inject.Singleton;

/** Puts the demo's people and projects in. */
@Singleton
final class DemoSeed {
  UserId owner() {
    throw new UnsupportedOperationException("the demo is not seeded yet");
  }
}
