package docket.domain.offenders;

import docket.store.dynamo.Key;

/** The domain knowing where it is kept. */
public record KnowsTheStore(Key key) {}
