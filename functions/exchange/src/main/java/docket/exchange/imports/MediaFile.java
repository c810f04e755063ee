package docket.exchange.imports;

import java.util.Set;

/** A picture, recording, video or PDF: the file's address is the value of one task. */
final class MediaFile implements TaskFile {
  @Override
  public Set<String> extensions() {
    return Set.of(
        ".bmp", ".gif", ".jpg", ".jpeg", ".png", ".svg", ".webp", ".flac", ".m4a", ".mp3", ".ogg",
        ".wav", ".mp4", ".webm", ".pdf");
  }

  @Override
  public boolean isTable() {
    return false;
  }

  @Override
  public void read(Source source, Sink sink) throws Unreadable {
    sink.accept(TextFile.undefined(source.address()));
  }
}
