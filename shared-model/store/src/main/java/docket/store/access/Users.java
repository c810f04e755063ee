package docket.store.access;

import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.json.JsonText;
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
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.account(user)))
        .map(AccessItems::toUser);
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
  public record Secrets(@Nullable String passwordHash, @Nullable String legacyToken) {
    public Secrets withPassword(String hash) {
      return new Secrets(hash, legacyToken);
    }
  }

  public Secrets secrets(UserId user) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.secrets(user));
    return item == null
        ? new Secrets(null, null)
        : new Secrets(item.optionalText("pw"), item.optionalText("lt"));
  }

  /**
   * What makes an account; refused where the e-mail is taken. Part of the sign-up's transaction.
   */
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
            .set("un", user.username())
            .set("fn", user.firstName())
            .set("ln", user.lastName())
            .set("ph", user.phone())
            .set("nl", user.allowNewsletters() ? Boolean.TRUE : null)
            .set("ob", AccessItems.onboarding(user))
            .set("en", AccessItems.notifications(user))
            .ifPresent());
  }

  /**
   * Gives a person another picture, or none; refused where it was changed in between.
   *
   * @param before name of the one they had
   */
  public Commit changeAvatar(UserId user, @Nullable String before, @Nullable String after) {
    return dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.account(user))
            .set("av", after)
            .ifSame("av", before)
            .ifPresent());
  }

  public Commit activate(UserId user, @Nullable OrganizationId organization) {
    return dynamo.write(activating(user, organization));
  }

  /** The same as part of a transaction. */
  public static Change activating(UserId user, @Nullable OrganizationId organization) {
    return Change.update(Tables.ACCESS, AccessKeys.account(user))
        .set("ao", organization == null ? null : organization.value())
        .ifPresent();
  }

  /**
   * Ends all sessions and access tokens made until now and takes the person to another
   * organization; refused where they went elsewhere in between.
   *
   * @param from the active organization when this was decided
   */
  public Change moveOut(UserId user, @Nullable OrganizationId from, @Nullable OrganizationId to) {
    return Change.update(Tables.ACCESS, AccessKeys.account(user))
        .set("ao", to == null ? null : to.value())
        .add("se", 1)
        .add("te", 1)
        .ifSame("ao", from == null ? null : from.value())
        .ifPresent();
  }

  /**
   * Gives a person without an active organization one; refused where they have got one in between.
   */
  public Change moveIn(UserId user, OrganizationId organization) {
    return Change.update(Tables.ACCESS, AccessKeys.account(user))
        .set("ao", organization.value())
        .ifAbsent("ao")
        .ifPresent();
  }

  /** Notes that the person acted; the caller sees to it that this happens rarely. */
  public void touch(UserId user, Instant now) {
    dynamo.write(Change.update(Tables.ACCESS, AccessKeys.account(user)).set("la", now).ifPresent());
  }

  /** Stores the same password under newer hashing parameters. */
  public void rehash(UserId user, String before, String after) {
    dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.secrets(user))
            .set("pw", after)
            .ifEquals("pw", before));
  }

  /**
   * A new password ends all sessions and access tokens; refused where another change was faster.
   */
  public Commit changePassword(UserId user, @Nullable String before, String after) {
    return dynamo.transact(
        List.of(
            Change.update(Tables.ACCESS, AccessKeys.secrets(user))
                .set("pw", after)
                .ifSame("pw", before),
            signingOut(user)));
  }

  /**
   * A new password and another legacy token, as part of a transaction; refused where either was
   * changed in between. It ends all sessions and access tokens.
   */
  public static List<Change> replaceSecrets(UserId user, Secrets before, Secrets after) {
    return List.of(
        Change.update(Tables.ACCESS, AccessKeys.secrets(user))
            .set("pw", after.passwordHash())
            .set("lt", after.legacyToken())
            .ifSame("pw", before.passwordHash())
            .ifSame("lt", before.legacyToken()),
        signingOut(user));
  }

  private static Change signingOut(UserId user) {
    return Change.update(Tables.ACCESS, AccessKeys.account(user))
        .add("se", 1)
        .add("te", 1)
        .ifPresent();
  }

  /** Ends all sessions that were opened until now; tokens go on. */
  public void endSessions(UserId user) {
    dynamo.write(Change.update(Tables.ACCESS, AccessKeys.account(user)).add("se", 1).ifPresent());
  }

  /** Refused where the token was replaced in between. */
  public Change replaceLegacyToken(UserId user, @Nullable String before, String after) {
    return Change.update(Tables.ACCESS, AccessKeys.secrets(user))
        .set("lt", after)
        .ifSame("lt", before);
  }

  /** Keyboard shortcuts of the person; null where they keep the defaults. */
  public @Nullable Json hotkeys(UserId user) {
    return hotkeys(AccessKeys.hotkeys(user));
  }

  public @Nullable Json hotkeys(UserId user, ProjectId project) {
    return hotkeys(AccessKeys.hotkeys(user, project));
  }

  private @Nullable Json hotkeys(Key key) {
    var item = dynamo.get(Tables.ACCESS, key);
    var stored = item == null ? null : item.bytes("j");
    return stored == null ? null : JsonText.stored(stored);
  }

  public void storeHotkeys(UserId user, Json hotkeys) {
    storeHotkeys(AccessKeys.hotkeys(user), hotkeys);
  }

  public void storeHotkeys(UserId user, ProjectId project, Json hotkeys) {
    storeHotkeys(AccessKeys.hotkeys(user, project), hotkeys);
  }

  private void storeHotkeys(Key key, Json hotkeys) {
    dynamo.store(Change.put(Tables.ACCESS, Item.at(key).set("j", JsonText.bytes(hotkeys)).build()));
  }
}
