package docket.platform.access;

import docket.store.access.Standings;
import docket.store.dynamo.Dynamo;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What authentication needs of the store beside the repositories that everybody shares. */
@Factory
final class AccessBeans {
  @Singleton
  Standings standings(Dynamo dynamo) {
    return new Standings(dynamo);
  }
}
