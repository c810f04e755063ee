package docket.platform.access;

import docket.domain.access.Role;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes people out of an answer: in the place of everybody but its reader stands their role, with
 * one id for all who have it. What people labeled, and with what, stays as it is.
 */
final class Masking {
  /** What other people wrote, or what was imported: an id in there names nobody of ours. */
  static final Set<String> CONTENT =
      Set.of(
          "data",
          "meta",
          "result",
          "value",
          "label_config",
          "parsed_label_config",
          "custom_hotkeys",
          "predictions_results",
          "annotations_results",
          "expert_instruction");

  /** Fields that hold the id of a person, or several. */
  private static final Set<String> PEOPLE =
      Set.of(
          "completed_by",
          "updated_by",
          "created_by",
          "last_created_by",
          "annotators",
          "reviewers",
          "comment_authors",
          "user",
          "users",
          "user_id",
          "members",
          "assignees");

  /** {@code first last email, id}: the id alone tells who it is. */
  private static final Pattern SIGNATURE = Pattern.compile("(?s).*, ([0-9]{1,15})");

  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

  private static final String LONG_AGO = "1970-01-01T00:00:00Z";

  private final UserId reader;
  private final String readersEmail;
  private final Map<UserId, Role> roles;

  private Masking(UserId reader, String readersEmail, Map<UserId, Role> roles) {
    this.reader = reader;
    this.readersEmail = readersEmail;
    this.roles = roles;
  }

  /** Everybody but the reader whom an answer names. */
  static Set<UserId> named(Json answer, UserId reader) {
    var found = new LinkedHashSet<UserId>();
    collect(answer, found);
    found.remove(reader);
    return found;
  }

  private static void collect(Json json, Set<UserId> found) {
    switch (json) {
      case Json.Arr(var items) -> items.forEach(item -> collect(item, found));
      case Json.Obj object -> {
        if (isPerson(object) && object.get("id") instanceof Json.Int(var id)) {
          found.add(new UserId(id));
        }
        object
            .fields()
            .forEach((key, value) -> {
              if (PEOPLE.contains(key)) {
                ids(value).forEach(found::add);
              }
              signed(key, value, found);
              if (!CONTENT.contains(key)) {
                collect(value, found);
              }
            });
      }
      default -> {}
    }
  }

  private static void signed(String key, Json value, Set<UserId> found) {
    if (key.equals("created_username") && value instanceof Json.Str(var text)) {
      Matcher signature = SIGNATURE.matcher(text);
      if (signature.matches()) {
        found.add(new UserId(Long.parseLong(signature.group(1))));
      }
    }
  }

  private static Set<UserId> ids(Json value) {
    var found = new HashSet<UserId>();
    if (value instanceof Json.Int(var id) && id > 0) {
      found.add(new UserId(id));
    } else if (value instanceof Json.Arr(var items)) {
      items.forEach(item -> found.addAll(ids(item)));
    }
    return found;
  }

  private static boolean isPerson(Json.Obj object) {
    return object.has("email") && object.has("first_name");
  }

  /**
   * The answer without anybody but its reader.
   *
   * @param roles of those whom it names; whoever has none is told as a member
   */
  static Json masked(Json answer, UserId reader, String readersEmail, Map<UserId, Role> roles) {
    return new Masking(reader, readersEmail, new HashMap<>(roles)).masked(answer);
  }

  private Json masked(Json json) {
    return switch (json) {
      case Json.Arr(var items) -> Json.array(items.stream().map(this::masked).toList());
      case Json.Obj object -> masked(object);
      default -> json;
    };
  }

  private Json masked(Json.Obj object) {
    var other = other(object);
    var fields = Json.object();
    object
        .fields()
        .forEach((key, value) ->
            fields.put(key, other == null ? field(key, value) : told(other, key, value)));
    return fields.build();
  }

  /** An organization is called by its founder's address until somebody names it. */
  static String title(String text) {
    return ADDRESS.matcher(text).matches() ? "Organization" : text;
  }

  /** Whom an object tells of, if it is somebody else. */
  private @Nullable UserId other(Json.Obj object) {
    return isPerson(object) && object.get("id") instanceof Json.Int(var id) && id != reader.value()
        ? new UserId(id)
        : null;
  }

  private Json field(String key, Json value) {
    if (CONTENT.contains(key)) {
      return value;
    }
    if (PEOPLE.contains(key)) {
      return ids(key, value);
    }
    if (value instanceof Json.Str(var text)) {
      return switch (key) {
        case "created_username" -> Json.string(signature(text));
        case "email", "invited_by" -> Json.string(text.equals(readersEmail) ? text : "");
        case "title" -> Json.string(title(text));
        default -> value;
      };
    }
    return masked(value);
  }

  private Json ids(String key, Json value) {
    return switch (value) {
      case Json.Int(var id) when id > 0 && id != reader.value() ->
          Json.number(number(new UserId(id)));
      case Json.Arr(var items) -> Json.array(items.stream().map(item -> ids(key, item)).toList());
      case Json.Str(var email) when key.equals("user") && email.contains("@") ->
          Json.string(email.equals(readersEmail) ? email : "");
      default -> masked(value);
    };
  }

  private String signature(String text) {
    var signature = SIGNATURE.matcher(text);
    if (!signature.matches()) {
      return "";
    }
    var person = new UserId(Long.parseLong(signature.group(1)));
    return person.equals(reader) ? text : label(person) + "  , " + number(person);
  }

  /** One field of an object that tells of somebody else. */
  private Json told(UserId person, String key, Json value) {
    return switch (key) {
      case "id", "user_id" -> Json.number(number(person));
      case "first_name", "username" -> Json.string(label(person));
      case "last_name", "email", "phone" -> Json.string("");
      case "initials" -> Json.string(label(person).substring(0, 1));
      case "avatar", "pause" -> Json.NULL;
      case "last_activity", "date_joined" -> Json.string(LONG_AGO);
      default -> field(key, value);
    };
  }

  private String label(UserId person) {
    return switch (roles.get(person)) {
      case ANNOTATOR -> "Annotator";
      case REVIEWER -> "Reviewer";
      case MANAGER -> "Manager";
      case ADMINISTRATOR -> "Administrator";
      case OWNER -> "Owner";
      case null, default -> "Member";
    };
  }

  /** Ids below zero are nobody's: one for each role. */
  private long number(UserId person) {
    return switch (roles.get(person)) {
      case ANNOTATOR -> -1;
      case REVIEWER -> -2;
      case MANAGER -> -3;
      case ADMINISTRATOR -> -4;
      case OWNER -> -5;
      case null, default -> -6;
    };
  }
}
