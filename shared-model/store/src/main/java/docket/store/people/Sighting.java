package docket.store.people;

import java.time.Instant;

/**
 * What the index of open tasks showed as a person's own work at one time, when that was too much to
 * look at task by task.
 *
 * @param digest of the tasks shown
 */
public record Sighting(String digest, Instant at) {}
