package org.kosmoconnect.gateway;

import java.time.Duration;
import java.util.List;
import org.kosmoconnect.airtime.MeshTime;

/** How long the hub waits for what (spec 5). Milliseconds. */
final class Patience {

  /** For a bridge to say that it took an offer. */
  static final long TAKEN = Duration.ofSeconds(20).toMillis();

  /** For a granted attempt to be reported; the bridge may be offline meanwhile. */
  static final long REPORT = Duration.ofMinutes(10).toMillis();

  /** After the radio took it, for a refusal that costs nothing. */
  static final long CHARGE = MeshTime.millis(Duration.ofSeconds(60));

  /** After the radio took it, for any answer. */
  static final long ANSWER = MeshTime.millis(Duration.ofMinutes(5));

  /** After a node repeated it, for the recipient. */
  static final long RECIPIENT = MeshTime.millis(Duration.ofMinutes(10));

  /** For the recipient's key to come. */
  static final long KEY = MeshTime.millis(Duration.ofSeconds(60));

  /** Between two texts from the web to one node. */
  static final long PAUSE = MeshTime.millis(Duration.ofSeconds(5));

  /** Before a radio that sent too fast is tried again. */
  static final long PACING = MeshTime.millis(Duration.ofSeconds(5));

  /** Before a bridge that has used up its share of the air is tried again. */
  static final long AIRTIME = MeshTime.millis(Duration.ofSeconds(60));

  /** Between attempts that no node repeated. */
  static final List<Long> BACKOFF =
      List.of(
          MeshTime.millis(Duration.ofSeconds(90)),
          MeshTime.millis(Duration.ofMinutes(5)),
          MeshTime.millis(Duration.ofMinutes(15)));

  /** Attempts on the air. */
  static final int MOST_TRANSMISSIONS = 3;

  private Patience() {}
}
