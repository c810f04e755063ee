package docket.store.activity;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of a member (spec access.md §10.1).
 *
 * @param id microseconds of the time, made unique within the process
 * @param url with its query, without what is secret in it
 * @param session the first characters of the session's hash; null for tokens
 * @param project that the request names; null for none
 * @param extra the body, without secrets, where the organization wants it; null elsewhere
 */
public record ActivityRow(
    long id,
    UserId user,
    String email,
    Instant at,
    String method,
    String url,
    int status,
    long millis,
    String address,
    String agent,
    String referer,
    @Nullable String session,
    OrganizationId organization,
    @Nullable Long project,
    @Nullable Json extra) {

  /** As the wire has it; also how it is stored. */
  public Json.Obj toJson() {
    return Json.object()
        .put("id", id)
        .put("user_id", user.value())
        .put("email", email)
        .put("datetime", at.toString())
        .put("request_method", method)
        .put("request_url", url)
        .put("response_code", Integer.toString(status))
        .put("duration", millis)
        .put("ip_address", address)
        .put("user_agent", agent)
        .put("http_referer", referer)
        .put("user_session", session)
        .put("organization_id", organization.value())
        .put("project_id", project)
        .put("workspace_owner_id", null)
        .put("extra_data", extra)
        .build();
  }
}
