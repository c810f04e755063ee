package docket.annotations.offenders;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A use case that talks to the table itself. */
public record KnowsTheSdk(DynamoDbClient client) {}
