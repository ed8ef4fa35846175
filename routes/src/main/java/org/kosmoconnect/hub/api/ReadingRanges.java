package org.kosmoconnect.hub.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Completes the range of a request with its defaults, and refuses ranges that no answer could hold.
 */
public final class ReadingRanges {

  private static final Duration DEFAULT = Duration.ofHours(24);
  private static final String CSV = "text/csv";

  private final Clock clock;

  ReadingRanges(Clock clock) {
    this.clock = clock;
  }

  /**
   * Chooses the range that is meant.
   *
   * @throws InvalidParameterException when it ends before it begins, or is longer than its bucket
   *     allows
   */
  public ReadingRange choose(
      @Header("from") @Nullable String from,
      @Header("to") @Nullable String to,
      @Header("bucket") @Nullable String bucket,
      @Header("Accept") String accept) {
    // Whole seconds, so that an answer says exactly what was asked of the database.
    Instant end =
        to == null
            ? clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)
            : Times.parse(to);
    Instant start = from == null ? end.minus(DEFAULT) : Times.parse(from);
    if (!start.isBefore(end)) {
      throw new InvalidParameterException(
          new ParameterError("query", "from", "range-empty", "must be before to, which is " + end));
    }
    Duration length = Duration.between(start, end);
    ReadingRange.Bucket width =
        bucket == null ? ReadingRange.Bucket.suiting(length) : ReadingRange.Bucket.of(bucket);
    Duration longest = width.longest(accept.equals(CSV));
    if (length.compareTo(longest) > 0) {
      throw new InvalidParameterException(
          new ParameterError(
              "query",
              bucket == null ? "from" : "bucket",
              "range-too-long",
              "%s is answered for at most %d days; choose a wider bucket or a shorter range"
                  .formatted(width.key(), longest.toDays())));
    }
    return ReadingRange.of(start, end, width);
  }
}
