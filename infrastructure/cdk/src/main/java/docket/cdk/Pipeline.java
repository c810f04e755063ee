package docket.cdk;

import docket.platform.jobs.WorkQueue;
import docket.store.tables.Tables;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Background work: the work queue, the change stream, and where failures of both come to rest. */
final class Pipeline extends Construct {
  private static final Duration REST = Duration.days(14);

  /** Longer than the function may take, or a message would be worked on twice at once. */
  private static final Duration IN_WORK = Duration.seconds(180);

  private static final int WORKERS = 20;
  private static final int STREAM_RETRIES = 10;

  private final Queue work;
  private final Queue failedWork;
  private final Queue failedChanges;

  Pipeline(Construct scope, Options options) {
    super(scope, "Pipeline");
    this.failedWork =
        queue("FailedWork", options.prefix() + WorkQueue.NAME + "-failed")
            .retentionPeriod(REST)
            .build();
    this.work =
        queue("Work", options.prefix() + WorkQueue.NAME)
            .visibilityTimeout(IN_WORK)
            .retentionPeriod(REST)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(failedWork)
                    .maxReceiveCount(WorkQueue.DELIVERIES)
                    .build())
            .build();
    this.failedChanges =
        queue("FailedChanges", options.prefix() + "docket-changes-failed")
            .retentionPeriod(REST)
            .build();
  }

  /** Lets the function {@code work} take messages and changes. */
  void feed(JavaFunction function, Storage storage) {
    function
        .live()
        .addEventSource(
            SqsEventSource.Builder.create(work)
                .batchSize(1) // a message is a step of a job, up to minutes of work
                .maxConcurrency(WORKERS)
                .reportBatchItemFailures(true)
                .build());
    function
        .live()
        .addEventSource(
            DynamoEventSource.Builder.create(storage.table(Tables.CORE))
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(100)
                .parallelizationFactor(1) // counts rely on one reader a shard
                .tumblingWindow(Duration.minutes(15)) // makes Lambda name the shard
                .retryAttempts(STREAM_RETRIES)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .onFailure(new SqsDlq(failedChanges))
                .build());
  }

  Queue work() {
    return work;
  }

  /** Messages that were given up. */
  Queue failedWork() {
    return failedWork;
  }

  /** Where in the stream changes stand that were given up. */
  Queue failedChanges() {
    return failedChanges;
  }

  List<Queue> all() {
    return List.of(work, failedWork, failedChanges);
  }

  private Queue.Builder queue(String id, String name) {
    return Queue.Builder.create(this, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }
}
