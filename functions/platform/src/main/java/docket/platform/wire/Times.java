package docket.platform.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as the wire has them. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern ZONED = Pattern.compile(".*([zZ]|[+-]\\d\\d:?\\d\\d)$");
  private static final String SPACE = "\u00a0";

  private Times() {}

  /** ISO 8601 in UTC with six digits, or null. */
  public static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : FORM.format(time);
  }

  /** A date, or a time with a zone, or without one in UTC; empty for what is neither. */
  public static Optional<Instant> parse(String given) {
    var text = given.strip().replace(' ', 'T');
    boolean hasTime = text.indexOf('T') > 0;
    var full = hasTime ? text : text + "T00:00:00";
    boolean hasZone = hasTime && ZONED.matcher(full).matches();
    try {
      return Optional.of(OffsetDateTime.parse(hasZone ? full : full + "Z").toInstant());
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }

  /**
   * How long ago, in the two largest units, with no-break spaces: {@code 6 days, 21 hours} (spec
   * api.md §4).
   */
  public static String ago(Instant time, Instant now) {
    long minutes = Math.max(0, Duration.between(time, now).toMinutes());
    long[] sizes = {525_600, 43_200, 10_080, 1_440, 60, 1};
    String[] names = {"year", "month", "week", "day", "hour", "minute"};
    for (int unit = 0; unit < sizes.length; unit++) {
      long count = minutes / sizes[unit];
      if (count > 0) {
        var first = counted(count, names[unit]);
        long rest = unit + 1 < sizes.length ? minutes % sizes[unit] / sizes[unit + 1] : 0;
        return rest > 0 ? first + ", " + counted(rest, names[unit + 1]) : first;
      }
    }
    return counted(0, "minute");
  }

  private static String counted(long count, String unit) {
    return count + SPACE + unit + (count == 1 ? "" : "s");
  }
}
