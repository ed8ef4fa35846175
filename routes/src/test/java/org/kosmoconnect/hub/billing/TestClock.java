package org.kosmoconnect.hub.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A clock that stands where a test has put it, and runs until then. */
final class TestClock extends Clock {

  private volatile @Nullable Instant instant;

  void set(@Nullable Instant now) {
    instant = now;
  }

  @Override
  public Instant instant() {
    Instant set = instant;
    return set == null ? Instant.now() : set;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
