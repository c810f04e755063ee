package docket.store.dynamo;

/**
 * The store could not take the call now, after all retries. The edge answers 503 with Retry-After.
 */
public class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Overloaded(Throwable cause) {
    super("the store is overloaded", cause);
  }

  public Overloaded(String what) {
    super(what);
  }
}
