package docket.memberships;

import docket.platform.access.CrossSite;
import docket.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The forms of sign-in and sign-up as plain pages, for browsers without script. No script, no
 * style, nothing loaded.
 */
final class Page {
  private static final String POLICY =
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Page() {}

  /**
   * What a form shows again after it was refused.
   *
   * @param error null at first
   * @param token of an invite; empty for none
   */
  record Shown(@Nullable String error, String email, String next, String token) {
    Shown failing(String why) {
      return new Shown(why, email, next, token);
    }
  }

  static Reply login(Shown shown, String csrf) {
    var fields =
        """
        <p><label for="email">Email</label> <input id="email" name="email" type="email" autocomplete="username" required value="%s"></p>
        <p><label for="password">Password</label> <input id="password" name="password" type="password" autocomplete="current-password" required></p>
        <p><label><input name="persist_session" type="checkbox" checked> Keep me logged in</label></p>
        """
            .formatted(escaped(shown.email()));
    var other = "<p><a href=\"/user/signup/\">Sign up</a></p>\n";
    return page(200, "Log in", form("/user/login/", "Log in", fields, shown, csrf) + other);
  }

  static Reply signUp(Shown shown, String csrf) {
    var fields =
        """
        <p><label for="email">Email</label> <input id="email" name="email" type="email" autocomplete="username" required value="%s"></p>
        <p><label for="password">Password, 8 to 128 characters</label> <input id="password" name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required></p>
        <p><label><input name="allow_newsletters" type="checkbox"> Send me news</label></p>
        """
            .formatted(escaped(shown.email()));
    var other = "<p><a href=\"/user/login/\">Log in</a></p>\n";
    return page(200, "Sign up", form("/user/signup/", "Sign up", fields, shown, csrf) + other);
  }

  /** Where the link of a sign-up leads. */
  static Reply verify(Shown shown, String csrf) {
    var fields =
        """
        <p><label for="password">The password you signed up with</label> <input id="password" name="password" type="password" autocomplete="current-password" required></p>
        """;
    return page(
        200, "Confirm your email", form("/user/verify-email/", "Confirm", fields, shown, csrf));
  }

  static Reply message(int status, String title, String text) {
    return page(
        status,
        title,
        "<p>%s</p>\n<p><a href=\"/user/login/\">Log in</a></p>\n".formatted(escaped(text)));
  }

  private static String form(
      String action, String button, String fields, Shown shown, String csrf) {
    var error =
        shown.error() == null ? "" : "<p role=\"alert\">%s</p>\n".formatted(escaped(shown.error()));
    var hidden =
        hidden(CrossSite.FIELD, csrf)
            + hidden("next", shown.next())
            + hidden("token", shown.token());
    return "%s<form method=\"post\" action=\"%s\">\n%s%s<p><button type=\"submit\">%s</button></p>\n</form>\n"
        .formatted(error, action, hidden, fields, button);
  }

  private static String hidden(String name, String value) {
    return value.isEmpty()
        ? ""
        : "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escaped(value));
  }

  private static Reply page(int status, String title, String content) {
    var html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%1$s - Docket</title></head>
        <body>
        <main>
        <h1>%1$s</h1>
        %2$s</main>
        </body>
        </html>
        """
            .formatted(title, content);
    return Reply.html(status, html).with("Content-Security-Policy", POLICY);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
