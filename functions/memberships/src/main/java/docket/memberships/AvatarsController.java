package docket.memberships;

import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.memberships.AvatarImage.Refused;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.regex.Pattern;

/** Pictures of people: everybody gives their own, and colleagues see it (spec access.md §3.3). */
@Controller
final class AvatarsController {
  private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{43})\\.png");

  private final Members members;
  private final ChangeAvatar avatars;

  AvatarsController(Members members, ChangeAvatar avatars) {
    this.members = members;
    this.avatars = avatars;
  }

  @Post("/api/users/{id}/avatar")
  Reply change(long id, Call call) {
    var user = own(id, call);
    var upload =
        call.body().uploads().stream()
            .findFirst()
            .orElseThrow(() -> Problem.invalid("avatar", "No file was submitted.").exception());
    byte[] picture;
    try {
      picture = AvatarImage.normalized(upload);
    } catch (Refused refused) {
      throw Problem.invalid("avatar", String.valueOf(refused.getMessage())).exception();
    }
    mustBeDone(avatars.to(user, picture));
    return Reply.ok(Json.object().put("detail", "avatar saved"));
  }

  @Delete("/api/users/{id}/avatar")
  Reply delete(long id, Call call) {
    mustBeDone(avatars.remove(own(id, call)));
    return Reply.noContent();
  }

  private static void mustBeDone(boolean done) {
    if (!done) {
      throw Problem.conflict("The picture was changed by another call at the same time.")
          .exception();
    }
  }

  private User own(long id, Call call) {
    var caller = call.caller();
    var member =
        members
            .find(caller.organization(), new UserId(id))
            .orElseThrow(() -> Problem.notFound().exception());
    if (!member.user().id().equals(caller.user())) {
      throw Problem.forbidden().exception();
    }
    return member.user();
  }

  /**
   * The picture, for people of the same organization. Its name changes with it, so a browser may
   * keep it a while.
   */
  @Get("/data/avatars/{person}/{picture}")
  Reply read(long person, String picture, Call call) {
    var name = FILE.matcher(picture);
    var found =
        members
            .find(call.caller().organization(), new UserId(person))
            .filter(member -> name.matches() && name.group(1).equals(member.user().avatar()))
            .flatMap(member -> avatars.read(member.user().id(), name.group(1)))
            .orElseThrow(() -> Problem.notFound().exception());
    return Reply.file("image/png", found)
        .with("Cache-Control", "private, max-age=3600, immutable")
        .with("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
