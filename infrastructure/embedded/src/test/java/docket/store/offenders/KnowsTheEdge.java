package docket.store.offenders;

import docket.platform.http.Query;

/** A repository that reads requests. */
public record KnowsTheEdge(Query query) {}
