package docket.tasks.offenders;

import java.net.http.HttpClient;

/** A request that no guard sees. */
public record CallsOut(HttpClient http) {}
