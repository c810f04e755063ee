package docket.tasks.offenders;

/** A fault that nobody hears of. */
public final class CatchesAll {
  private CatchesAll() {}

  static int length(String text) {
    try {
      return Integer.parseInt(text);
    } catch (RuntimeException any) {
      return 0;
    }
  }
}
