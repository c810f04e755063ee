package docket.tasks.offenders.circle;

/** Half of a circle. */
public record Here(docket.tasks.offenders.circle.there.There there) {}
