package docket.platform.wire;

import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.platform.http.Caller;
import docket.store.access.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people that one answer names, read at once. */
public record People(Map<UserId, User> users) {
  /** Those of the given people who exist; the caller's own account is at hand already. */
  public static People load(Users users, Collection<UserId> ids, Caller caller) {
    var others = ids.stream().distinct().filter(id -> !id.equals(caller.user())).toList();
    var known = new HashMap<UserId, User>();
    known.put(caller.user(), caller.account());
    if (!others.isEmpty()) {
      known.putAll(users.findAll(others));
    }
    return new People(known);
  }

  public @Nullable User get(UserId id) {
    return users.get(id);
  }
}
