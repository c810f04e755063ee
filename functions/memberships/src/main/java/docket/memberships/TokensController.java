package docket.memberships;

import docket.domain.access.Permission;
import docket.domain.json.Json;
import docket.memberships.AccessTokens.Refreshed;
import docket.platform.access.Attempts;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** Personal access tokens (spec access.md §9.3, api.md §1.2). */
@Controller("/api/token")
final class TokensController {
  private final AccessTokens tokens;
  private final Attempts attempts;
  private final Acting acting;

  TokensController(AccessTokens tokens, Attempts attempts, Acting acting) {
    this.tokens = tokens;
    this.attempts = attempts;
    this.acting = acting;
  }

  @Post
  Reply create(Call call) {
    OrganizationAccess.must(call.caller(), Permission.TOKENS);
    var issued =
        tokens.create(call.caller()).orElseThrow(() -> Problem.conflict(ALREADY).exception());
    return Reply.created(
        Json.object()
            .put("token", issued.token())
            .put("created_at", Times.text(issued.issuedAt()))
            .put("expires_at", Times.text(issued.expiresAt())));
  }

  private static final String ALREADY =
      "You already have a valid token. Revoke it, or rotate it, before you make another one.";

  @Get
  Reply list(Call call) {
    var rows =
        tokens.live(call.caller()).stream()
            .map(token ->
                Json.object()
                    .put("token", token.shown())
                    .put("created_at", Times.text(token.createdAt()))
                    .put("expires_at", Times.text(token.expiresAt()))
                    .build())
            .toList();
    return Reply.ok(Json.array(rows));
  }

  /** Asks for no caller: the token itself is the credential. */
  @Anonymous
  @Post("/refresh")
  Reply refresh(Call call) {
    attempts.mayShow(Attempts.Kind.TOKEN, call.request());
    return switch (tokens.refresh(refreshField(call))) {
      case Refreshed.Access(var owner, var token) -> {
        acting.note(call, owner);
        yield Reply.ok(Json.object().put("access", token));
      }
      case Refreshed.Refused(var why) -> {
        attempts.showedWrong(Attempts.Kind.TOKEN, call.request());
        throw Problem.unauthorized(why)
            .with(Json.object().put("code", "token_not_valid").build())
            .exception();
      }
    };
  }

  @Post("/rotate")
  Reply rotate(Call call) {
    OrganizationAccess.must(call.caller(), Permission.TOKENS);
    var issued =
        tokens
            .rotate(call.caller(), refreshField(call))
            .orElseThrow(
                () -> Problem.badRequest("Token is invalid or was revoked already.").exception());
    return Reply.ok(Json.object().put("refresh", issued.token()));
  }

  @Post("/blacklist")
  Reply blacklist(Call call) {
    if (!tokens.revoke(call.caller(), refreshField(call))) {
      throw Problem.notFound("Token is invalid or was revoked already.").exception();
    }
    return Reply.noContent();
  }

  private static String refreshField(Call call) {
    var fields = call.fields();
    var refresh = fields.requiredText("refresh");
    fields.check();
    return refresh;
  }
}
