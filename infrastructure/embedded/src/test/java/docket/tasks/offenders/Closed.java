package docket.tasks.offenders;

/** The offenders that their package keeps to itself. */
public final class Closed {
  public static final Class<?> COMMITTING = CommittingController.class;
  public static final Class<?> MISNAMED = Endpoint.class;

  private Closed() {}
}
