package docket.tasks.offenders;

import io.micronaut.http.annotation.Controller;

/** A controller that others may call and extend. */
@Controller("/offender")
public class OpenController {}
