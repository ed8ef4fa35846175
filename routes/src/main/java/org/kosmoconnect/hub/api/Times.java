package org.kosmoconnect.hub.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as they stand in requests: ISO 8601 in UTC, seconds may be absent. */
final class Times {

  private Times() {}

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException when there is no such time
   */
  static Instant parse(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (!time.getOffset().equals(ZoneOffset.UTC)) {
      throw new java.time.DateTimeException("not in UTC: " + text);
    }
    return time.toInstant();
  }
}
