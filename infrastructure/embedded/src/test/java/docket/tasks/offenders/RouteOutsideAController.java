package docket.tasks.offenders;

import io.micronaut.http.annotation.Get;

/** A route where nobody looks for it. */
public final class RouteOutsideAController {
  @Get("/offender")
  public String get() {
    return "";
  }
}
