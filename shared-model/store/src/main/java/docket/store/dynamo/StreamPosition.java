package docket.store.dynamo;

import java.math.BigInteger;

/**
 * Where a change stands in its table's stream.
 *
 * @param shard as {@link StreamShard} names it
 * @param sequence ascends within a shard; up to 40 digits on AWS
 */
public record StreamPosition(String shard, BigInteger sequence) {}
