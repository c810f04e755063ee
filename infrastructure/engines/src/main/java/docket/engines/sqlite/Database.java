package docket.engines.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file with one writing thread. Work that queues up while a commit is on its way to the
 * disk shares the next commit, so durable writes per second grow with the number of callers. A
 * {@link #read} sees every write that was acknowledged before it began.
 */
public final class Database implements AutoCloseable {
  private static final int MAX_BATCH = 256;
  private static final int MAX_READERS = 16;

  /** Without it the driver looks up the last row id after every insert. */
  private static final Properties UNASKED = new Properties();

  static {
    UNASKED.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.getPragmaName(), "false");
  }

  private final Path file;
  private final FileChannel lock;
  private final Session writer;
  private final Thread writing;
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedDeque<Session> idleReaders = new ConcurrentLinkedDeque<>();
  private final Semaphore readers = new Semaphore(MAX_READERS);
  private volatile boolean closed;

  private Database(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
    this.writer = connect(file);
    this.writing =
        Thread.ofPlatform()
            .daemon()
            .name("writer of " + file.getFileName())
            .unstarted(this::writeBatches);
  }

  /**
   * Opens or creates the file and runs {@code schema}, whose statements must be repeatable.
   *
   * @throws StorageException if another engine, in this process or another, has the file open
   */
  public static Database open(Path file, List<String> schema) {
    var lock = lock(file);
    try {
      var database = new Database(file, lock);
      schema.forEach(database.writer::command);
      database.writer.beginTransactions();
      database.writing.start();
      return database;
    } catch (RuntimeException failure) {
      release(lock);
      throw failure;
    }
  }

  /**
   * Runs {@code work} on the writing thread and returns when its changes are on the disk. It may
   * run twice: when a neighbour in its batch fails half-way, the batch is rolled back and repeated.
   */
  public <T> T write(Function<Session, T> work) {
    if (closed) throw new StorageException(file + " is closed");
    var job = new Job<>(work);
    queue.add(job);
    return job.await();
  }

  public <T> T read(Function<Session, T> work) {
    readers.acquireUninterruptibly();
    try {
      if (closed) throw new StorageException(file + " is closed");
      var idle = idleReaders.pollFirst();
      var session = idle == null ? connect(file) : idle;
      try {
        return work.apply(session);
      } finally {
        idleReaders.addFirst(session);
      }
    } finally {
      readers.release();
    }
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    queue.add(Job.LAST);
    joinWriter();
    readers.acquireUninterruptibly(MAX_READERS);
    idleReaders.forEach(Session::close);
    idleReaders.clear();
    readers.release(MAX_READERS);
    writer.close();
    release(lock);
  }

  private void joinWriter() {
    try {
      writing.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeBatches() {
    var batch = new ArrayList<Job<?>>(MAX_BATCH);
    boolean more = true;
    while (more) {
      batch.clear();
      batch.add(takeUninterruptibly());
      queue.drainTo(batch, MAX_BATCH - 1);
      more = !batch.remove(Job.LAST);
      if (!batch.isEmpty()) commit(batch);
    }
    queue.forEach(job -> job.fail(new StorageException(file + " is closed")));
  }

  private Job<?> takeUninterruptibly() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException ignored) {
        // nobody but close() ends this thread, and it does so through the queue
      }
    }
  }

  private void commit(List<Job<?>> batch) {
    if (batch.size() == 1 ? runTogether(batch) : runTogether(batch) || runOneByOne(batch)) {
      batch.forEach(Job::complete);
    }
  }

  private boolean runOneByOne(List<Job<?>> batch) {
    for (var job : batch) {
      if (runTogether(List.of(job))) job.complete();
    }
    return false;
  }

  /** False if nothing of the batch was kept; a batch of one has then been told why. */
  private boolean runTogether(List<Job<?>> batch) {
    try {
      for (var job : batch) job.runOn(writer);
      writer.commit();
      return true;
    } catch (RuntimeException | Error failure) {
      rollBack();
      if (batch.size() == 1) batch.getFirst().fail(failure);
      return false;
    }
  }

  private void rollBack() {
    try {
      writer.rollBack();
    } catch (StorageException alreadyRolledBack) {
      // SQLite rolls back by itself on a full disk and on I/O errors
    }
  }

  private static Session connect(Path file) {
    try {
      var session = new Session(DriverManager.getConnection("jdbc:sqlite:" + file, UNASKED));
      session.command("PRAGMA journal_mode=WAL");
      session.command("PRAGMA synchronous=FULL");
      session.command("PRAGMA wal_autocheckpoint=8000"); // pages; a checkpoint costs two more syncs
      session.command("PRAGMA busy_timeout=10000");
      // KiB, of each connection; the system caches the file too, and a mapped file counts as ours
      session.command("PRAGMA cache_size=-4000");
      return session;
    } catch (SQLException failure) {
      throw new StorageException("Cannot open " + file, failure);
    }
  }

  private static FileChannel lock(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var name = file.resolveSibling(file.getFileName() + ".lock");
      var channel = FileChannel.open(name, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) return channel;
      channel.close();
      throw new StorageException(
          file + " is open in another engine; one engine owns a data folder");
    } catch (IOException failure) {
      throw new StorageException("Cannot lock " + file, failure);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new StorageException("Cannot release the lock", failure);
    }
  }
}
