package docket.platform.mail;

import docket.domain.id.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A short mail with one link, in text and in HTML that needs nothing from anywhere. */
public record Letter(String subject, List<String> paragraphs, String button, String link) {
  public Letter {
    paragraphs = List.copyOf(paragraphs);
  }

  public Mail to(String address, @Nullable OrganizationId organization) {
    return new Mail(organization, address, oneLine(subject), text(), html());
  }

  private String text() {
    return String.join("\n\n", paragraphs) + "\n\n" + button + ":\n" + link + "\n";
  }

  private String html() {
    var body = new StringBuilder();
    paragraphs.forEach(paragraph -> body.append("<p>").append(escaped(paragraph)).append("</p>\n"));
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%1$s</title></head>
    <body style="margin:0;padding:32px 16px;background:#f4f4f2;font-family:system-ui,sans-serif;color:#1c1c1a">
    <div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px;line-height:1.5">
    <p style="margin-top:0;font-weight:600">Docket</p>
    %2$s<p style="margin:24px 0"><a href="%3$s" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4fd8;color:#ffffff;text-decoration:none">%4$s</a></p>
    <p style="margin-bottom:0;font-size:13px;color:#5c5c57;word-break:break-all">%3$s</p>
    </div>
    </body>
    </html>
    """
        .formatted(escaped(subject), body, escaped(link), escaped(button));
  }

  /** Subjects hold titles that people chose; a line break in one would begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
