package docket.bench.bruteforce;

import docket.embedded.Cloud;
import docket.store.tables.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Rows of the table of accounts, counted while no product runs on its folder.
 *
 * @param limits those that count attempts
 */
record Census(long limits, long all) {
  private static final String LIMIT = "RL#";

  long others() {
    return all - limits;
  }

  static Census of(Path data) {
    try (var cloud = Cloud.open(data, List.of())) {
      var keys =
          cloud
              .dynamo()
              .scanPaginator(scan -> scan.tableName(Tables.ACCESS).consistentRead(true))
              .items()
              .stream()
              .map(item -> Objects.requireNonNull(item.get(Tables.PK)).s())
              .toList();
      return new Census(keys.stream().filter(key -> key.startsWith(LIMIT)).count(), keys.size());
    }
  }
}
