package docket.platform.jobs;

import docket.domain.json.Json;
import docket.platform.wiring.Names;
import docket.store.json.JsonText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of background work. */
@Singleton
public final class WorkQueue {
  /** Logical name of the queue. */
  public static final String NAME = "docket-work";

  /** Times that a message is worked on before it is given up. */
  static final int TRIES = 5;

  /**
   * Times that a message is delivered before it goes to the failed ones. The deliveries after the
   * last try only tell the worker, so that a crash in the last try, or in the telling, is told all
   * the same.
   */
  public static final int DELIVERIES = TRIES + 3;

  static final String KIND = "kind";

  /** Longer than a request may last: 30 seconds behind API Gateway. */
  private static final Duration AFTER_REQUEST = Duration.ofSeconds(60);

  private final SqsClient sqs;
  private final Names names;
  private final ConcurrentHashMap<String, String> urls = new ConcurrentHashMap<>();

  WorkQueue(SqsClient sqs, Names names) {
    this.sqs = sqs;
    this.names = names;
  }

  /** Asks for one piece of work. When this returns, the request for it is durable. */
  public void send(String kind, Json.Obj message) {
    send(kind, message, Duration.ZERO);
  }

  /**
   * Asks in advance for what the caller is about to begin, or to do itself: the message arrives
   * when the request has ended, and its worker goes on where a caller that died has left off, or
   * finds everything done, or nothing begun.
   */
  public void sendInCase(String kind, Json.Obj message) {
    send(kind, message, AFTER_REQUEST);
  }

  /**
   * @param delay whole seconds, at most 15 minutes
   */
  public void send(String kind, Json.Obj message, Duration delay) {
    var body = JsonText.text(message.with(KIND, Json.string(kind)));
    sqs.sendMessage(b -> b.queueUrl(url()).messageBody(body).delaySeconds((int) delay.toSeconds()));
  }

  String url() {
    return urls.computeIfAbsent(
        NAME, n -> sqs.getQueueUrl(b -> b.queueName(names.queue(n))).queueUrl());
  }
}
