package docket.store.access;

import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts. They stand outside any organization; who may see one is decided by the memberships. */
public final class Users {
  private final Dynamo dynamo;

  public Users(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  public Optional<User> find(UserId user) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.account(user))).map(AccessItems::toUser);
  }

  public Map<UserId, User> findAll(List<UserId> users) {
    var found = new LinkedHashMap<UserId, User>();
    var keys = users.stream().distinct().map(AccessKeys::account).toList();
    for (var item : dynamo.getAll(Tables.ACCESS, keys)) {
      var user = AccessItems.toUser(item);
      found.put(user.id(), user);
    }
    return found;
  }

  /**
   * @param email in lower case
   */
  public Optional<User> findByEmail(String email) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.email(email)))
        .flatMap(guard -> find(new UserId(guard.number("u"))));
  }

  /** What only sign-in needs of an account. */
  public record Secrets(@Nullable String passwordHash, @Nullable String legacyToken) {}

  public Secrets secrets(UserId user) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.secrets(user));
    return item == null ? new Secrets(null, null) : new Secrets(item.optionalText("pw"), item.optionalText("lt"));
  }

  /** What makes an account; refused where the e-mail is taken. Part of the sign-up's transaction. */
  public List<Change> create(User user, Secrets secrets) {
    var guard = Item.at(AccessKeys.email(user.email())).set("u", user.id().value()).build();
    var hidden =
        Item.at(AccessKeys.secrets(user.id()))
            .set("pw", secrets.passwordHash())
            .set("lt", secrets.legacyToken())
            .build();
    return List.of(
        Change.put(Tables.ACCESS, guard).ifAbsent(),
        Change.put(Tables.ACCESS, AccessItems.account(user).build()).ifAbsent(),
        Change.put(Tables.ACCESS, hidden));
  }

  /** Names, phone and the like; e-mail, epochs and organization have changes of their own. */
  public Commit updateProfile(User user) {
    return dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.account(user.id()))
            .set("fn", user.firstName())
            .set("ln", user.lastName())
            .set("ph", user.phone())
            .set("nl", user.allowNewsletters() ? Boolean.TRUE : null)
            .ifPresent());
  }

  public Commit activate(UserId user, @Nullable OrganizationId organization) {
    return dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.account(user))
            .set("ao", organization == null ? null : organization.value())
            .ifPresent());
  }

  /** Notes that the person acted; the caller sees to it that this happens rarely. */
  public void touch(UserId user, Instant now) {
    dynamo.write(Change.update(Tables.ACCESS, AccessKeys.account(user)).set("la", now).ifPresent());
  }

  /** Ends all sessions and access tokens made until now. */
  public void endAll(UserId user) {
    dynamo.write(Change.update(Tables.ACCESS, AccessKeys.account(user)).add("se", 1).add("te", 1).ifPresent());
  }

  public void replacePassword(UserId user, String hash) {
    dynamo.store(Change.update(Tables.ACCESS, AccessKeys.secrets(user)).set("pw", hash));
  }

  public Change replaceLegacyToken(UserId user, String token) {
    return Change.update(Tables.ACCESS, AccessKeys.secrets(user)).set("lt", token);
  }
}
