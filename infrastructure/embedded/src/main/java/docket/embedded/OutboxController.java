package docket.embedded;

import docket.domain.id.OrganizationId;
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
  /** A mail brings its looks and nothing that acts. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

  private final Outbox outbox;

  OutboxController(Outbox outbox) {
    this.outbox = outbox;
  }

  @Get
  Reply list(Call call) {
    return Reply.ok(Json.array(outbox.of(administered(call))));
  }

  /** The mail as its reader would see it, in a frame of the app. */
  @Get("/{id}")
  Reply page(String id, Call call) {
    var mail =
        outbox.find(administered(call), id).orElseThrow(() -> Problem.notFound().exception());
    return Reply.html(200, String.valueOf(mail.text("html")))
        .with("Content-Security-Policy", POLICY)
        .with("X-Frame-Options", "SAMEORIGIN");
  }

  private static OrganizationId administered(Call call) {
    if (!call.caller().role().administers()) {
      throw Problem.forbidden().exception();
    }
    return call.caller().organization();
  }
}
