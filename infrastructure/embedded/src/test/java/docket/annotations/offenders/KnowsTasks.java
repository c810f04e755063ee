package docket.annotations.offenders;

import docket.tasks.offenders.TaskHelper;

/** A context using another. */
public record KnowsTasks(TaskHelper helper) {}
