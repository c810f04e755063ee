package docket.domain.access;

import docket.domain.id.UserId;
import java.time.Instant;

/** The invitation by mail that a member came in by. */
public record Invited(UserId by, Instant at, Instant expiresAt) {}
