package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.domain.json.Json;
import docket.store.dynamo.StreamShard;
import docket.store.json.JsonText;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamEventTest {
  private static final String SHARD = "shardId-00000001764000000000-f55eea83";

  private static final String RECORD =
      """
      {"eventID": "1", "eventSource": "aws:dynamodb", "eventSourceARN":
      "arn:aws:dynamodb:eu-central-1:111111111111:table/prod-docket-core/stream/2026-01-01T00:00:00.000",
      "dynamodb": {"SequenceNumber": "4421584500000000017450439091", "Keys": {"pk": {"S": "a"}},
      "NewImage": {"pk": {"S": "a"}, "n": {"N": "12.5"}, "b": {"B": "aGk="}, "t": {"BOOL": true}, "z": {"NULL": true},
      "m": {"M": {"l": {"L": [{"S": "x"}]}}}, "ns": {"NS": ["1", "2"]}, "ss": {"SS": ["u"]}, "bs": {"BS": ["aGk="]}}}}
      """;

  @Test
  void when_a_batch_comes_then_its_changes_have_table_shard_number_and_images() {
    var changes = StreamEvent.changes(event("\"shardId\": \"%s\",".formatted(SHARD)));
    assertThat(changes).hasSize(1);
    var change = changes.getFirst();
    assertThat(change.table()).isEqualTo("prod-docket-core");
    assertThat(change.position().sequence())
        .isEqualTo(new BigInteger("4421584500000000017450439091"));
    assertThat(change.position().shard()).isEqualTo(StreamShard.name(SHARD));
    assertThat(change.before()).isNull();
    var after = Objects.requireNonNull(change.after());
    assertThat(after.text("pk")).isEqualTo("a");
    assertThat(after.optionalDecimal("n")).isEqualTo(12.5);
    assertThat(after.bytes("b")).isEqualTo("hi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(after.flag("t")).isTrue();
    assertThat(after.numbers("ns")).containsExactly(1L, 2L);
    var list = AttributeValue.fromL(List.of(AttributeValue.fromS("x")));
    assertThat(after.attributes()).containsEntry("m", AttributeValue.fromM(Map.of("l", list)));
  }

  @Test
  void when_a_batch_names_no_shard_then_it_is_refused_rather_than_counted_wrongly() {
    assertThatThrownBy(() -> StreamEvent.changes(event(""))).hasMessageContaining("shardId");
  }

  @Test
  void when_a_shard_has_ended_days_ago_then_its_name_says_so() {
    var opened = Instant.ofEpochMilli(1_764_000_000_000L);
    var name = StreamShard.name(SHARD);
    assertThat(name).hasSizeLessThan(16);
    assertThat(StreamShard.isOver(name, opened.plus(Duration.ofHours(30)))).isFalse();
    assertThat(StreamShard.isOver(name, opened.plus(Duration.ofHours(37)))).isTrue();
    assertThat(StreamShard.isOver("0", opened.plus(Duration.ofDays(999)))).isFalse();
    assertThat(StreamShard.isOver("shard-1", opened.plus(Duration.ofDays(999)))).isFalse();
    assertThat(StreamShard.isOver("base", opened.plus(Duration.ofDays(999)))).isFalse();
  }

  private static Json.Obj event(String head) {
    try {
      return (Json.Obj)
          JsonText.read("{%s \"window\": {}, \"Records\": [%s]}".formatted(head, RECORD));
    } catch (JsonText.Malformed malformed) {
      throw new AssertionError(malformed);
    }
  }
}
