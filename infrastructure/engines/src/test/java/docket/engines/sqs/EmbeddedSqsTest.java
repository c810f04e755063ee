package docket.engines.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.faults.Crash;
import docket.engines.faults.CrashPoint;
import docket.engines.sqlite.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedSqsTest {
  @TempDir Path folder;
  final TestClock clock = new TestClock();
  EmbeddedSqs sqs;
  String queue;
  String dead;

  @BeforeEach
  void open() {
    sqs = EmbeddedSqs.open(folder, clock);
    dead = sqs.createQueue(c -> c.queueName("dead")).queueUrl();
    queue =
        sqs.createQueue(c ->
                c.queueName("work")
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT, "60",
                            QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"arn:aws:sqs:local:000000000000:dead\",\"maxReceiveCount\":2}")))
            .queueUrl();
  }

  @AfterEach
  void close() {
    sqs.close();
  }

  @Nested
  class given_faults {
    private void send(String body) {
      sqs.sendMessage(s -> s.queueUrl(queue).messageBody(body));
    }

    private List<String> bodies() {
      return receive(queue).stream().map(Message::body).toList();
    }

    @Test
    void when_a_message_is_doubled_then_it_is_received_twice_and_the_next_one_once() {
      sqs.faults().duplicate(1);
      send("twice");
      send("once");
      assertThat(bodies()).containsExactly("twice", "twice", "once");
    }

    @Test
    void when_a_message_is_late_then_a_later_one_overtakes_it() {
      sqs.faults().delay(Duration.ofSeconds(30), 1);
      send("late");
      send("in time");
      assertThat(bodies()).containsExactly("in time");
      clock.advance(Duration.ofSeconds(31));
      assertThat(bodies()).containsExactly("late");
    }

    @Test
    void when_the_sender_dies_then_the_message_is_there_if_it_was_after_the_write() {
      var point = new CrashPoint();
      sqs.faults().crashAt(point);
      point.arm(CrashPoint.Moment.BEFORE, 1);
      assertThatThrownBy(() -> send("before")).isInstanceOf(Crash.class);
      point.arm(CrashPoint.Moment.AFTER, 1);
      assertThatThrownBy(() -> send("after")).isInstanceOf(Crash.class);
      sqs.faults().clear();
      assertThat(bodies()).containsExactly("after");
    }
  }

  @Nested
  class given_a_process_that_died {
    @Test
    void when_the_next_one_starts_then_it_gets_at_once_what_was_in_work_or_delayed() {
      sqs.sendMessage(s -> s.queueUrl(queue).messageBody("in work"));
      receive(queue);
      sqs.sendMessage(s -> s.queueUrl(queue).messageBody("delayed").delaySeconds(600));
      assertThat(receive(queue)).isEmpty();
      sqs.hasten();
      assertThat(receive(queue))
          .extracting(Message::body)
          .containsExactlyInAnyOrder("in work", "delayed");
    }
  }

  private List<Message> receive(String from) {
    return sqs.receiveMessage(r ->
            r.queueUrl(from)
                .maxNumberOfMessages(10)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private void send(String body) {
    sqs.sendMessage(s -> s.queueUrl(queue).messageBody(body));
  }

  @Nested
  class given_a_message {
    @BeforeEach
    void send() {
      EmbeddedSqsTest.this.send("hello");
    }

    @Test
    void when_it_was_received_then_nobody_sees_it_until_its_timeout_and_its_receives_are_counted() {
      var first = receive(queue).getFirst();
      assertThat(first.body()).isEqualTo("hello");
      assertThat(first.md5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
      clock.advance(Duration.ofSeconds(59));
      assertThat(receive(queue)).isEmpty();
      clock.advance(Duration.ofSeconds(1));
      var again = receive(queue).getFirst();
      assertThat(again.attributes())
          .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void when_it_was_received_too_often_then_it_moves_to_the_dead_letter_queue() {
      for (int i = 0; i < 2; i++) {
        assertThat(receive(queue)).hasSize(1);
        clock.advance(Duration.ofSeconds(60));
      }
      assertThat(receive(queue)).isEmpty();
      assertThat(receive(dead)).extracting(Message::body).containsExactly("hello");
    }

    @Test
    void when_it_is_deleted_by_an_old_receipt_then_its_new_receiver_keeps_it() {
      var old = receive(queue).getFirst().receiptHandle();
      clock.advance(Duration.ofSeconds(60));
      var latest = receive(queue).getFirst().receiptHandle();
      sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(old));
      assertThat(count("ApproximateNumberOfMessagesNotVisible")).isEqualTo("1");
      sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(latest));
      assertThat(count("ApproximateNumberOfMessagesNotVisible")).isEqualTo("0");
    }

    @Test
    void when_its_visibility_is_set_to_nothing_then_it_can_be_received_at_once() {
      var receipt = receive(queue).getFirst().receiptHandle();
      sqs.changeMessageVisibility(
          c -> c.queueUrl(queue).receiptHandle(receipt).visibilityTimeout(0));
      assertThatThrownBy(() ->
              sqs.changeMessageVisibility(
                  c -> c.queueUrl(queue).receiptHandle(receipt).visibilityTimeout(9)))
          .isInstanceOf(MessageNotInflightException.class);
      assertThat(receive(queue)).hasSize(1);
    }

    @Test
    void
        when_the_engine_starts_again_then_it_is_still_there_and_no_second_engine_may_open_the_folder() {
      assertThatThrownBy(() -> EmbeddedSqs.open(folder, clock))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another engine");
      sqs.close();
      sqs = EmbeddedSqs.open(folder, clock);
      assertThat(receive(queue)).hasSize(1);
    }

    private String count(String attribute) {
      var all =
          sqs.getQueueAttributes(g -> g.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
              .attributesAsStrings();
      return String.valueOf(all.get(attribute));
    }
  }

  @Nested
  class given_an_empty_queue {
    @Test
    void when_a_message_comes_during_a_long_poll_then_the_poll_answers_at_once() {
      var sender =
          Thread.ofVirtual()
              .start(() -> {
                sleep(100);
                send("late");
              });
      long start = System.nanoTime();
      var messages = sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10)).messages();
      assertThat(messages).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(sender).isNotNull();
    }

    @Test
    void when_a_message_is_delayed_then_it_comes_after_its_delay() {
      sqs.sendMessage(s -> s.queueUrl(queue).messageBody("later").delaySeconds(5));
      assertThat(receive(queue)).isEmpty();
      clock.advance(Duration.ofSeconds(5));
      assertThat(receive(queue)).hasSize(1);
    }

    @Test
    void when_a_request_breaks_a_limit_then_it_is_refused() {
      assertThatThrownBy(() -> send("x".repeat((1 << 20) + 1)))
          .isInstanceOf(SqsException.class)
          .hasMessageContaining("1048576");
      send("x".repeat(1 << 20));
      var eleven =
          IntStream.range(0, 11)
              .mapToObj(
                  i -> SendMessageBatchRequestEntry.builder().id("i" + i).messageBody("b").build())
              .toList();
      assertThatThrownBy(() -> sqs.sendMessageBatch(b -> b.queueUrl(queue).entries(eleven)))
          .isInstanceOf(TooManyEntriesInBatchRequestException.class);
      assertThatThrownBy(() -> sqs.getQueueUrl(g -> g.queueName("nowhere")))
          .isInstanceOf(QueueDoesNotExistException.class);
    }

    private static void sleep(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Nested
  class given_many_messages {
    @Test
    void when_many_receive_at_once_then_each_message_goes_to_exactly_one() throws Exception {
      for (int i = 0; i < 100; i++) {
        var body = "m" + i;
        send(body);
      }
      Set<String> seen = ConcurrentHashMap.newKeySet();
      var threads =
          IntStream.range(0, 16)
              .mapToObj(t -> Thread.ofPlatform().start(() -> drain(seen)))
              .toList();
      for (var thread : threads) thread.join();
      assertThat(seen).hasSize(100);
    }

    private void drain(Set<String> seen) {
      while (true) {
        var batch = receive(queue);
        if (batch.isEmpty()) return;
        batch.forEach(message -> {
          if (!seen.add(message.body()))
            throw new IllegalStateException("Received twice: " + message.body());
        });
      }
    }
  }
}
