package org.kosmoconnect.component.meshtastic.link;

import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;

/**
 * How a link stands.
 *
 * @param radio what it said of itself, once it did
 * @param trouble why the last connection ended or the next one fails; empty while all is well
 * @param connections opened since the start
 * @param received messages since the start
 * @param noise bytes since the start that were no message
 * @param sent packets since the start that the radio was given and has not refused
 * @param refused packets since the start that the radio refused to transmit
 * @param reboots of the radio since the start, as far as it shows them
 */
public record LinkStatus(
    SessionPhase phase,
    RadioProfile radio,
    String trouble,
    long connections,
    long received,
    long noise,
    long sent,
    long refused,
    long reboots) {

  /** There is no link. */
  public static final LinkStatus NONE =
      new LinkStatus(SessionPhase.CLOSED, RadioProfile.UNKNOWN, "not started", 0, 0, 0, 0, 0, 0);
}
