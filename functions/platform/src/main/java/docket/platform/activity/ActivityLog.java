package docket.platform.activity;

import docket.domain.access.Organization;
import docket.domain.id.OrganizationId;
import docket.platform.http.Caller;
import docket.platform.http.RawRequest;
import docket.platform.http.RequestJournal;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.activity.ActivityJournal;
import docket.store.activity.ActivityRow;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notes every request of a member. Rows are gathered and stored in packs, since one item a row
 * would cost each label a unit: right away with whatever changes people, projects or settings,
 * within seconds with the rest.
 */
@Singleton
public final class ActivityLog implements RequestJournal {
  private static final int MOST_ROWS = 25;
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final int LONGEST_URL = 256;
  private static final int LONGEST_HEADER = 1024;
  private static final int SESSION_SHOWN = 8;

  /** Years that a row is kept where the organization says nothing. */
  private static final Duration LIFE = Duration.ofDays(3_650);

  private static final Pattern PROJECT = Pattern.compile("/api/projects/([0-9]+)(/.*)?");

  /** What may be an id: anything longer names nothing. */
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

  /** Where annotators work: what they do there stands in their annotations too. */
  private static final Pattern LABELING =
      Pattern.compile("/api/(tasks|annotations|drafts|predictions|projects/[0-9]+/next).*");

  private final ActivityJournal journal;
  private final Organizations organizations;
  private final Clock clock;
  private final Map<Pack, List<ActivityRow>> waiting = new HashMap<>();
  private Instant oldest = Instant.MAX;
  private long lastId;

  ActivityLog(ActivityJournal journal, Organizations organizations, Clock clock) {
    this.journal = journal;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** Rows that are stored together. */
  private record Pack(OrganizationId organization, LocalDate day) {}

  @Override
  public void note(RawRequest request, int status, Caller caller, Duration took) {
    add(row(request, status, caller, took));
    boolean matters = !request.isSafe() && !LABELING.matcher(request.path()).matches();
    if (matters || isDue()) {
      flush();
    }
  }

  private ActivityRow row(RawRequest request, int status, Caller caller, Duration took) {
    var organization = organizations.findRecent(caller.organization());
    boolean withBody =
        organization.map(found -> found.keepsBodiesOfActivity()).orElse(false) && !request.isSafe();
    return new ActivityRow(
        nextId(),
        caller.user(),
        caller.account().email(),
        clock.instant(),
        request.method(),
        cut(Redaction.url(request), LONGEST_URL),
        status,
        took.toMillis(),
        request.sourceAddress(),
        cut(request.header("user-agent", ""), LONGEST_HEADER),
        cut(Redaction.address(request.header("referer", "")), LONGEST_HEADER),
        session(request, caller),
        caller.organization(),
        project(request),
        withBody ? Redaction.body(request) : null);
  }

  /** The project that a request names, be there one or not. */
  private static @Nullable Long project(RawRequest request) {
    var path = PROJECT.matcher(request.path());
    var named = path.matches() ? path.group(1) : request.query().text("project", "");
    return ID.matcher(named).matches() ? Long.valueOf(named) : null;
  }

  private static @Nullable String session(RawRequest request, Caller caller) {
    var cookie = request.cookies().get("sessionid");
    return caller.via() == Caller.Credential.SESSION && cookie != null
        ? Secrets.hash(cookie).substring(0, SESSION_SHOWN)
        : null;
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }

  private synchronized long nextId() {
    lastId = Math.max(lastId + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return lastId;
  }

  private synchronized void add(ActivityRow row) {
    var pack = new Pack(row.organization(), LocalDate.ofInstant(row.at(), ZoneOffset.UTC));
    waiting.computeIfAbsent(pack, _ -> new ArrayList<>()).add(row);
    oldest = row.at().isBefore(oldest) ? row.at() : oldest;
  }

  private synchronized boolean isDue() {
    return waiting.values().stream().anyMatch(rows -> rows.size() >= MOST_ROWS)
        || oldest.plus(AT_MOST).isBefore(clock.instant());
  }

  /** Stores what waits. */
  @PreDestroy
  public void flush() {
    for (var pack : taken()) {
      journal.append(pack.getFirst().organization(), pack, life(pack.getFirst()));
    }
  }

  private synchronized List<List<ActivityRow>> taken() {
    var packs = List.copyOf(waiting.values());
    waiting.clear();
    oldest = Instant.MAX;
    return packs;
  }

  private Duration life(ActivityRow row) {
    return organizations
        .findRecent(row.organization())
        .map(Organization::activityRetention)
        .orElse(LIFE);
  }
}
