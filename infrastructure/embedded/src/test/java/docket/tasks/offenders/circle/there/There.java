package docket.tasks.offenders.circle.there;

/** The other half. */
public record There(docket.tasks.offenders.circle.Here here) {}
