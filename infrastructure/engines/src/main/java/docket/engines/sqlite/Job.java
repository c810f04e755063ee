package docket.engines.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of work for the writing thread; its caller hears of the result only after the commit. */
final class Job<T> {
  /** Ends the writing thread. */
  static final Job<Boolean> LAST = new Job<>(session -> true);

  private final Function<Session, T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable RuntimeException refusal;

  Job(Function<Session, T> work) {
    this.work = work;
  }

  /** A refusal before the first change is a result like any other; after it the batch is broken. */
  void runOn(Session session) {
    long before = session.changes();
    refusal = null;
    try {
      result = work.apply(session);
    } catch (RuntimeException thrown) {
      if (thrown instanceof StorageException || session.changes() != before) throw thrown;
      refusal = thrown;
    }
  }

  @SuppressWarnings("NullAway") // T may itself be nullable
  void complete() {
    if (refusal != null) answer.completeExceptionally(refusal);
    else answer.complete(result);
  }

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  T await() {
    try {
      return answer.join();
    } catch (CompletionException wrapped) {
      if (wrapped.getCause() instanceof RuntimeException cause) throw cause;
      throw wrapped;
    }
  }
}
