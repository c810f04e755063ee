package docket.domain.queue;

/** What becomes of a skipped task (spec queue.md §6); names as on the wire. */
public enum SkipQueue {
  /** The skipper sees it again at the end of the own queue. */
  REQUEUE_FOR_ME,
  /** Others get it; the skipper never again. */
  REQUEUE_FOR_OTHERS,
  /** A skip counts as an answer. */
  IGNORE_SKIPPED
}
