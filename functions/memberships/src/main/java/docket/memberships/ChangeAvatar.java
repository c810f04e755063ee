package docket.memberships;

import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.blobs.Blobs;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives people another picture. Each has a random name: an object of its own, which is stored
 * before the account names it and removed after. A crash leaves at most a picture that nothing
 * names.
 */
@Singleton
final class ChangeAvatar {
  private final Users users;
  private final Blobs blobs;

  ChangeAvatar(Users users, Blobs blobs) {
    this.users = users;
    this.blobs = blobs;
  }

  /** False where another call changed it at the same time. */
  boolean to(User user, byte[] png) {
    var name = Secrets.random();
    blobs.put(key(user.id(), name), png, "image/png");
    return replace(user, name);
  }

  /** False where another call changed it at the same time. */
  boolean remove(User user) {
    return user.avatar() == null || replace(user, null);
  }

  private boolean replace(User user, @Nullable String after) {
    var before = user.avatar();
    boolean done = users.changeAvatar(user.id(), before, after) instanceof Commit.Done;
    var gone = done ? before : after;
    if (gone != null) {
      blobs.delete(List.of(key(user.id(), gone)));
    }
    return done;
  }

  Optional<byte[]> read(UserId user, String name) {
    return blobs.get(key(user, name));
  }

  private static String key(UserId user, String name) {
    return "avatars/%s/%s.png".formatted(user, name);
  }
}
