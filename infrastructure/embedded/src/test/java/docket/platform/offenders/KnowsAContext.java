package docket.platform.offenders;

import docket.memberships.SignUp;

/** The platform knowing who stands on it. */
public record KnowsAContext(SignUp signUp) {}
