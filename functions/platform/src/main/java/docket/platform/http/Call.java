package docket.platform.http;

import org.jspecify.annotations.Nullable;

/** One request on its way through a controller: who calls, with which parameters and body. */
public final class Call {
  private final RawRequest request;
  private final @Nullable Caller caller;
  private final Body body;

  public Call(RawRequest request, @Nullable Caller caller) {
    this.request = request;
    this.caller = caller;
    this.body = new Body(request);
  }

  /** Who calls. Routes marked {@link Anonymous} may find nobody here. */
  public Caller caller() {
    if (caller == null) {
      throw Problem.unauthorized("Authentication credentials were not provided.").exception();
    }
    return caller;
  }

  public @Nullable Caller callerOrNull() {
    return caller;
  }

  public RawRequest request() {
    return request;
  }

  public Query query() {
    return request.query();
  }

  public Body body() {
    return body;
  }

  public Fields fields() {
    return body.fields();
  }
}
