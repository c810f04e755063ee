package docket.tasks.offenders;

/** A class for whatever has no place. */
public record TaskHelper(String anything) {}
