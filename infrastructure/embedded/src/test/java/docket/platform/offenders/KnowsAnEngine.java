package docket.platform.offenders;

import docket.engines.dynamodb.EngineOptions;

/** A handler that knows on which edition it runs. */
public record KnowsAnEngine(EngineOptions options) {}
