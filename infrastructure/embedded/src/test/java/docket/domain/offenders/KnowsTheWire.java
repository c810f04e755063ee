package docket.domain.offenders;

/** The domain reading JSON by a library. */
public final class KnowsTheWire {
  final com.fasterxml.jackson.core.JsonFactory json = new com.fasterxml.jackson.core.JsonFactory();
}
