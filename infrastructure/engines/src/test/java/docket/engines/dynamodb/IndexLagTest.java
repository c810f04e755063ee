package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.ALL;
import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.s;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IndexLagTest extends EngineTest {
  @Override
  EngineOptions options() {
    return EngineOptions.test(folder)
        .withIndexLag(IndexLag.between(Duration.ofMillis(1), Duration.ofMillis(40)));
  }

  private List<Map<String, AttributeValue>> inIndex(String gk) {
    return dynamo
        .query(q ->
            q.tableName(THINGS)
                .indexName(ALL)
                .keyConditionExpression("gk = :g")
                .expressionAttributeValues(Map.of(":g", s(gk))))
        .items();
  }

  private void put(String sk, String gk) {
    dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", sk, "gk", gk, "gn", 1)));
  }

  @Nested
  class given_a_frozen_index {
    @Test
    void when_an_item_is_written_then_only_the_table_shows_it_until_the_index_is_released()
        throws Exception {
      dynamo.faults().freezeIndexes();
      put("s", "g");
      Thread.sleep(80);
      assertThat(inIndex("g")).isEmpty();
      assertThat(dynamo.getItem(get -> get.tableName(THINGS).key(key("p", "s"))).hasItem())
          .isTrue();
      dynamo.faults().releaseIndexes();
      long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (inIndex("g").isEmpty() && System.nanoTime() < deadline) Thread.sleep(2);
      assertThat(inIndex("g")).hasSize(1);
    }

    @Test
    void when_the_engine_starts_again_then_the_index_still_catches_up() {
      dynamo.faults().freezeIndexes();
      put("s", "g");
      put("s", "h");
      reopen();
      dynamo.settleIndexes();
      assertThat(inIndex("g")).isEmpty();
      assertThat(inIndex("h")).hasSize(1);
    }
  }

  @Nested
  class given_many_writes_of_few_items {
    @Test
    void when_all_have_settled_then_each_item_stands_in_the_index_where_its_last_write_put_it() {
      for (int i = 0; i < 400; i++) put("s" + i % 7, i % 3 == 0 ? "g" : "h" + i % 5);
      dynamo.settleIndexes();
      var table = dynamo.scan(scan -> scan.tableName(THINGS)).items();
      var index = dynamo.scan(scan -> scan.tableName(THINGS).indexName(ALL)).items();
      assertThat(index).containsExactlyInAnyOrderElementsOf(table);
    }
  }
}
