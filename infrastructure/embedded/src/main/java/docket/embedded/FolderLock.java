package docket.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Locks that last as long as the process: the system frees them, however it ends. */
final class FolderLock {
  private static final Map<Path, FileLock> HELD = new HashMap<>();

  private FolderLock() {}

  /** False when another process holds it. */
  static synchronized boolean take(Path file) {
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return false;
      }
      HELD.put(file, lock);
      return true;
    } catch (OverlappingFileLockException own) {
      return false;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
