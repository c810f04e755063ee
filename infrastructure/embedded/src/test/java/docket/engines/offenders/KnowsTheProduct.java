package docket.engines.offenders;

import docket.domain.id.TaskId;

/** An engine that knows what is stored in it. */
public record KnowsTheProduct(TaskId task) {}
