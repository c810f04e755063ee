package docket.engines.dynamodb.value;

/** A value, item or expression that DynamoDB answers with a ValidationException of this message. */
public final class InvalidItem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refusesRequest;

  public InvalidItem(String message) {
    this(message, false);
  }

  /**
   * @param refusesRequest in a transaction, instead of being the reason of its cancellation
   */
  public InvalidItem(String message, boolean refusesRequest) {
    super(message, null, false, false);
    this.refusesRequest = refusesRequest;
  }

  public boolean refusesRequest() {
    return refusesRequest;
  }

  /** The message, which is never null here. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** The message with the preamble that AWS puts before most complaints about values. */
  public static InvalidItem parameter(String message) {
    return new InvalidItem("One or more parameter values were invalid: " + message);
  }
}
