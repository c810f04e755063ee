/** The engine behind DynamoDB's JSON protocol, for the AWS CLI and other onlookers. */
@NullMarked
package docket.engines.dynamodb.http;

import org.jspecify.annotations.NullMarked;
