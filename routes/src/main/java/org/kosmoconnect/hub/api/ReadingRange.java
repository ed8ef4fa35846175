package org.kosmoconnect.hub.api;

import java.time.Duration;
import java.time.Instant;

/**
 * What of a node's readings is asked for, as the statements take it.
 *
 * @param from first time, included
 * @param to end, not included
 * @param bucket raw, PT5M, PT15M, PT1H or P1D
 */
public record ReadingRange(String from, String to, String bucket) {

  static ReadingRange of(Instant from, Instant to, Bucket bucket) {
    return new ReadingRange(from.toString(), to.toString(), bucket.key());
  }

  /** A width of buckets, and the longest range that is answered in it. */
  enum Bucket {
    RAW("raw", 31, 400),
    PT5M("PT5M", 31, 400),
    PT15M("PT15M", 92, 400),
    PT1H("PT1H", 400, 3660),
    P1D("P1D", 3660, 3660);

    private final String key;
    private final int days;
    private final int exportDays;

    Bucket(String key, int days, int exportDays) {
      this.key = key;
      this.days = days;
      this.exportDays = exportDays;
    }

    String key() {
      return key;
    }

    Duration longest(boolean export) {
      return Duration.ofDays(export ? exportDays : days);
    }

    static Bucket of(String key) {
      return key.equals(RAW.key) ? RAW : valueOf(key);
    }

    /** Returns the width that makes a readable chart of a range: some hundred points. */
    static Bucket suiting(Duration range) {
      if (range.compareTo(Duration.ofHours(48)) <= 0) {
        return RAW;
      }
      if (range.compareTo(Duration.ofDays(14)) <= 0) {
        return PT15M;
      }
      return range.compareTo(Duration.ofDays(92)) <= 0 ? PT1H : P1D;
    }
  }
}
