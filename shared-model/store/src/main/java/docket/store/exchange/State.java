package docket.store.exchange;

import java.util.Locale;

/** How far an import or an export is. Names as on the wire in lower case. */
public enum State {
  CREATED,
  IN_PROGRESS,
  COMPLETED,
  FAILED;

  public boolean isOver() {
    return this == COMPLETED || this == FAILED;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
