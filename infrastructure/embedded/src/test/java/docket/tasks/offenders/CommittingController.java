package docket.tasks.offenders;

import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import io.micronaut.http.annotation.Controller;

/** A controller that writes. */
@Controller("/offender")
final class CommittingController {
  private final Dynamo dynamo;

  CommittingController(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  void write(Change change) {
    dynamo.store(change);
  }
}
