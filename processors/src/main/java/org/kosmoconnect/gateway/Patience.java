package org.kosmoconnect.gateway;

import java.time.Duration;
import java.util.List;

/** How long the hub waits for what (spec 5). Milliseconds. */
final class Patience {

  /** For a bridge to say that it took an offer. */
  static final long TAKEN = Duration.ofSeconds(20).toMillis();

  /** For a granted attempt to be reported; the bridge may be offline meanwhile. */
  static final long REPORT = Duration.ofMinutes(10).toMillis();

  /** After the radio took it, for a refusal that costs nothing. */
  static final long CHARGE = Duration.ofSeconds(60).toMillis();

  /** After the radio took it, for any answer. */
  static final long ANSWER = Duration.ofMinutes(5).toMillis();

  /** After a node repeated it, for the recipient. */
  static final long RECIPIENT = Duration.ofMinutes(10).toMillis();

  /** For the recipient's key to come. */
  static final long KEY = Duration.ofSeconds(60).toMillis();

  /** Before a radio that sent too fast is tried again. */
  static final long PACING = Duration.ofSeconds(5).toMillis();

  /** Before a bridge that has used up its share of the air is tried again. */
  static final long AIRTIME = Duration.ofSeconds(60).toMillis();

  /** Between attempts that no node repeated. */
  static final List<Long> BACKOFF =
      List.of(
          Duration.ofSeconds(90).toMillis(),
          Duration.ofMinutes(5).toMillis(),
          Duration.ofMinutes(15).toMillis());

  /** Attempts on the air. */
  static final int MOST_TRANSMISSIONS = 3;

  private Patience() {}
}
