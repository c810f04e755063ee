package docket.platform.wire;

import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import org.jspecify.annotations.Nullable;

/** A person as others see them. */
public final class UserView {
  private UserView() {}

  /** The short form: {@code id, username, email, first_name, last_name, avatar, initials}. */
  public static Json simple(@Nullable User user, UserId id) {
    if (user == null) {
      return Json.object()
          .put("id", id.value())
          .put("username", "")
          .put("email", "")
          .put("first_name", "Deleted")
          .put("last_name", "User")
          .put("avatar", null)
          .put("initials", "DU")
          .build();
    }
    return Json.object()
        .put("id", user.id().value())
        .put("username", user.username())
        .put("email", user.email())
        .put("first_name", user.firstName())
        .put("last_name", user.lastName())
        .put("avatar", avatar(user))
        .put("initials", user.initials())
        .build();
  }

  /** Where a browser of the same site finds the picture; null for none. */
  public static @Nullable String avatar(User user) {
    return user.avatar() == null
        ? null
        : "/data/avatars/%s/%s.png".formatted(user.id(), user.avatar());
  }
}
