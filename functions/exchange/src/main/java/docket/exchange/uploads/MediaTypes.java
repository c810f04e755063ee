package docket.exchange.uploads;

import java.util.Locale;
import java.util.Map;

/** Media types of uploaded files by their extension; never what the sender claims. */
final class MediaTypes {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("flac", "audio/flac"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("tsv", "text/tab-separated-values; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("jsonl", "application/x-ndjson"));

  private MediaTypes() {}

  static String of(String name) {
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return KNOWN.getOrDefault(extension, "application/octet-stream");
  }

  /**
   * Whether a browser may show the file in place; what could run scripts is only ever saved. A
   * drawing saved as such still shows where a page names it as an image.
   */
  static boolean isShown(String name) {
    var type = of(name);
    return (type.startsWith("image/") && !type.contains("svg"))
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || type.equals("application/pdf");
  }
}
