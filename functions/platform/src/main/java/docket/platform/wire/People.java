package docket.platform.wire;

import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.store.access.Users;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people that one answer names, read at once. */
public record People(Map<UserId, User> users) {
  public static final People NOBODY = new People(Map.of());

  public static People load(Users users, Collection<UserId> ids) {
    return ids.isEmpty() ? NOBODY : new People(users.findAll(ids.stream().distinct().toList()));
  }

  public @Nullable User get(UserId id) {
    return users.get(id);
  }
}
