package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Prints durable conditional writes per second; run by hand, it is a measurement and no test. */
final class WriteSpeed {
  private static final long RUN_MILLIS = 3_000;

  private WriteSpeed() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory(java.nio.file.Path.of(arguments[0]), "speed");
    try (var dynamo = EmbeddedDynamoDb.open(EngineOptions.production(folder))) {
      dynamo.createTable(oneIndex());
      measure(dynamo, 8);
      for (int threads : List.of(1, 8, 32))
        System.out.printf("%d threads: %,d writes/s%n", threads, measure(dynamo, threads));
    }
  }

  private static CreateTableRequest oneIndex() {
    var things = Tables.things();
    return things.toBuilder()
        .globalSecondaryIndexes(things.globalSecondaryIndexes().getFirst())
        .build();
  }

  private static long measure(EmbeddedDynamoDb dynamo, int threads) throws InterruptedException {
    var done = new AtomicLong();
    long end = System.currentTimeMillis() + RUN_MILLIS;
    var running = new ArrayList<Thread>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      running.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; System.currentTimeMillis() < end; i++) {
                  write(dynamo, "p" + thread, i);
                  done.incrementAndGet();
                }
              }));
    }
    for (var each : running) each.join();
    return done.get() * 1000 / RUN_MILLIS;
  }

  private static void write(EmbeddedDynamoDb dynamo, String pk, int i) {
    dynamo.updateItem(u ->
        u.tableName(THINGS)
            .key(key(pk, "s" + i % 500))
            .updateExpression("SET v = :v, body = :body, gk = :gk, gn = :v")
            .conditionExpression("attribute_not_exists(v) OR v <> :negative")
            .expressionAttributeValues(
                Map.of(
                    ":v",
                    n(i),
                    ":negative",
                    n(-1),
                    ":body",
                    Tables.s("x".repeat(450)),
                    ":gk",
                    Tables.s("g" + i % 10))));
  }
}
