package docket.domain.access;

import docket.domain.json.Json;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an organization's owner decided about permissions, in place of their defaults. The owner
 * always may.
 */
public record PermissionOverrides(Map<Permission, Set<Role>> roles) {
  public static final PermissionOverrides NONE = new PermissionOverrides(Map.of());

  public PermissionOverrides {
    var copy = new EnumMap<Permission, Set<Role>>(Permission.class);
    roles.forEach((permission, those) -> copy.put(permission, Set.copyOf(those)));
    roles = copy;
  }

  /** Whether a role may, before it is asked what the role reaches. */
  public boolean allow(Role role, Permission permission) {
    return role == Role.OWNER || roles(permission).contains(role);
  }

  /** Roles that may, as the organization decided or by default. */
  public Set<Role> roles(Permission permission) {
    return roles.getOrDefault(permission, permission.roles());
  }

  /** Everything that a role may. */
  public List<Permission> of(Role role) {
    return Stream.of(Permission.values())
        .filter(permission -> role.isActive() && allow(role, permission))
        .toList();
  }

  public boolean has(Permission permission) {
    return roles.containsKey(permission);
  }

  public PermissionOverrides with(Permission permission, Set<Role> those) {
    var next = new EnumMap<Permission, Set<Role>>(Permission.class);
    next.putAll(roles);
    next.put(permission, those);
    return new PermissionOverrides(next);
  }

  public PermissionOverrides without(Permission permission) {
    var next = new EnumMap<Permission, Set<Role>>(Permission.class);
    next.putAll(roles);
    next.remove(permission);
    return new PermissionOverrides(next);
  }

  /** {@code {key: [role code, …]}}, as the organization keeps it. */
  public Json.Obj toJson() {
    var json = Json.object();
    roles.forEach((permission, those) ->
        json.put(permission.key(), those.stream().sorted().map(Role::code).toList()));
    return json.build();
  }

  /** The opposite of {@link #toJson}; what is unknown by now is left out. */
  public static PermissionOverrides of(Json.Obj json) {
    var roles = new EnumMap<Permission, Set<Role>>(Permission.class);
    json.fields()
        .forEach((key, value) ->
            Permission.ofKey(key).ifPresent(permission -> roles.put(permission, roles(value))));
    return new PermissionOverrides(roles);
  }

  private static Set<Role> roles(Json value) {
    var roles = EnumSet.noneOf(Role.class);
    if (value instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Str(var code)) {
          Role.ofCode(code).ifPresent(roles::add);
        }
      }
    }
    return roles;
  }
}
