package docket.tasks.offenders;

import docket.store.dynamo.Dynamo;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A dependency that no constructor names. */
public final class InjectedField {
  @Inject @Nullable Dynamo dynamo;
}
