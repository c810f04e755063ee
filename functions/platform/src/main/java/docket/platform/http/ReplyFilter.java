package docket.platform.http;

/** Looks at each answer to a known caller before it leaves. */
public interface ReplyFilter {
  /** The answer as this caller may see it. */
  Reply filter(Reply reply, Caller caller);
}
