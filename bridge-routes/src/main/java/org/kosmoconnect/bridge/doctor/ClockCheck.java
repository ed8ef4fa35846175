package org.kosmoconnect.bridge.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kosmoconnect.bridge.status.HostClock;

/** Whether times that the bridge gives to packets will be right. */
final class ClockCheck {

  private ClockCheck() {}

  static Finding look(HostClock clock) {
    String now =
        Instant.ofEpochMilli(clock.wallMillis()).truncatedTo(ChronoUnit.SECONDS).toString();
    if (clock.isSynced()) {
      return Finding.ok("clock", now + ", synchronised");
    }
    return Finding.hint(
        "clock",
        now + ", not synchronised" + (clock.isPlausible() ? "" : ", and in the past"),
        "no network yet, or no time service; packets are dated later, when the clock is right",
        "timedatectl set-ntp true; where another machine keeps the time: KOSMO_BRIDGE_CLOCK=synced");
  }
}
