package docket.tasks.offenders;

import io.micronaut.http.annotation.Controller;

/** A controller under another name. */
@Controller("/offender")
final class Endpoint {}
