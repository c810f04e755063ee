package docket.exchange.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that an import reads, by extension. */
final class TaskFiles {
  private static final List<TaskFile> ALL =
      List.of(
          new JsonFile(),
          new JsonLinesFile(),
          new TableFile(".csv"),
          new TableFile(".tsv"),
          new TextFile(),
          new DocumentFile(),
          new MediaFile());

  private TaskFiles() {}

  /** The kind of a file name; empty for one that is not accepted. */
  static Optional<TaskFile> of(String name) {
    var extension = extension(name);
    return ALL.stream().filter(file -> file.extensions().contains(extension)).findFirst();
  }

  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** Said of a file that is not accepted. */
  static String refusal(String name) {
    var extension = extension(name);
    return (extension.isEmpty() ? name : extension) + " extension is not supported";
  }
}
