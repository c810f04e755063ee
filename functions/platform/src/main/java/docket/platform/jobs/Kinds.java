package docket.platform.jobs;

/** Kinds of work that one context asks of another. What stays within one is named there. */
public final class Kinds {
  /** Gives all tasks of a project the overlap and skip policy that it has. */
  public static final String REWRITE_OVERLAP = "overlap";

  /** Copies a project's tasks into its duplicate. */
  public static final String COPY_TASKS = "copy_tasks";

  private Kinds() {}
}
