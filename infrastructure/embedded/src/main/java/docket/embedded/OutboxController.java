package docket.embedded;

import docket.domain.json.Json;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Shows administrators the mails of their organization that went nowhere: on one machine there is
 * no other mailbox to look into.
 */
@Controller("/api/outbox")
final class OutboxController {
  private final Outbox outbox;

  OutboxController(Outbox outbox) {
    this.outbox = outbox;
  }

  @Get
  Reply list(Call call) {
    if (!call.caller().role().administers()) {
      throw Problem.forbidden().exception();
    }
    return Reply.ok(Json.array(outbox.of(call.caller().organization())));
  }
}
