package docket.memberships;

import docket.domain.access.User;
import docket.domain.json.Json;
import docket.platform.access.Sessions;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.Credentials.Session;
import docket.store.access.Standings.SignedIn;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import java.util.Optional;

/** Where somebody is signed in, and how they end that (spec access.md §8.6). */
@Controller("/api/auth/sessions")
final class SessionsController {
  private final Sessions sessions;
  private final Users users;

  SessionsController(Sessions sessions, Users users) {
    this.sessions = sessions;
    this.users = users;
  }

  @Get
  Reply list(Call call) {
    var own = own(call).map(SignedIn::session).map(Session::hash).orElse("");
    var rows = sessions.of(account(call)).stream().map(session -> row(session, own)).toList();
    return Reply.ok(Json.array(rows));
  }

  private static Json row(Session session, String own) {
    return Json.object()
        .put("id", Sessions.name(session))
        .put("created_at", Times.text(session.createdAt()))
        .put("last_seen_at", Times.text(session.seenAt()))
        .put("expires_at", Times.text(session.expiresAt()))
        .put("ip_address", session.device().address())
        .put("user_agent", session.device().agent())
        .put("is_current", session.hash().equals(own))
        .build();
  }

  @Delete("/{session}")
  Reply end(String session, Call call) {
    if (!sessions.end(call.caller().account(), session)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  /** Ends all sessions but the caller's own, which goes on under a new id. */
  @Delete
  Reply endOthers(Call call) {
    boolean isOwn = call.caller().via() == Caller.Credential.SESSION;
    boolean isKept = own(call).isPresent();
    users.endSessions(call.caller().user());
    return isOwn && isKept
        ? sessions.open(Reply.noContent(), call.request(), account(call), true)
        : Reply.noContent();
  }

  private Optional<SignedIn> own(Call call) {
    return call.caller().via() == Caller.Credential.SESSION
        ? sessions.find(call.request())
        : Optional.empty();
  }

  /** Read anew: the epoch of the sessions may have changed with this very request. */
  private User account(Call call) {
    return users.find(call.caller().user()).orElseThrow(() -> Problem.notFound().exception());
  }
}
