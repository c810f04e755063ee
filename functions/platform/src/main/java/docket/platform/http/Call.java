package docket.platform.http;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on its way through a controller: who calls, with which parameters and body. */
public final class Call {
  private final RawRequest request;
  private final @Nullable Caller caller;
  private final Consumer<Caller> noting;
  private final Body body;

  /**
   * @param noting hears as whose the request is noted
   */
  public Call(RawRequest request, @Nullable Caller caller, Consumer<Caller> noting) {
    this.request = request;
    this.caller = caller;
    this.noting = noting;
    this.body = new Body(request);
  }

  /** Has a request that came without a credential noted as this person's: a sign-in, say. */
  public void noteAs(Caller person) {
    noting.accept(person);
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
