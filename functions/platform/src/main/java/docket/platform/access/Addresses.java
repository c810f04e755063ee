package docket.platform.access;

import docket.domain.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the e-mail addresses of people out of an answer, but for its reader's own (spec access.md
 * §5.5). Names stay, and so does what people labeled.
 */
final class Addresses {
  /** {@code first last email, id}. */
  private static final Pattern IN_SIGNATURE = Pattern.compile("\\S+@\\S+(?=, [0-9]{1,15}$)");

  private final String readersEmail;

  private Addresses(String readersEmail) {
    this.readersEmail = readersEmail;
  }

  static Json without(Json answer, String readersEmail) {
    return new Addresses(readersEmail).without(answer);
  }

  private Json without(Json json) {
    return switch (json) {
      case Json.Arr(var items) -> Json.array(items.stream().map(this::without).toList());
      case Json.Obj(var fields) -> {
        var object = Json.object();
        fields.forEach((key, value) -> object.put(key, field(key, value)));
        yield object.build();
      }
      default -> json;
    };
  }

  private Json field(String key, Json value) {
    if (Masking.CONTENT.contains(key)) {
      return value;
    }
    if (!(value instanceof Json.Str(var text)) || text.equals(readersEmail)) {
      return without(value);
    }
    return switch (key) {
      case "email", "phone" -> Json.string("");
      case "title" -> Json.string(Masking.title(text));
      case "user", "username", "invited_by" -> text.contains("@") ? Json.string("") : value;
      case "created_username" -> Json.string(signature(text));
      default -> value;
    };
  }

  private String signature(String text) {
    return IN_SIGNATURE
        .matcher(text)
        .replaceFirst(found ->
            found.group().equals(readersEmail) ? Matcher.quoteReplacement(readersEmail) : "");
  }
}
