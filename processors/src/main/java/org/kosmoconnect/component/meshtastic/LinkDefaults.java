package org.kosmoconnect.component.meshtastic;

import java.time.Duration;
import java.util.Map;
import org.kosmoconnect.airtime.MeshTime;
import org.kosmoconnect.component.meshtastic.link.LinkSettings;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** What a link does where its configuration leaves it to the transport. */
final class LinkDefaults {

  /**
   * The radio's own limits and a little, ms: 2 s for texts, 10 s for what nodes say of themselves,
   * 30 s for traceroutes, each over all destinations and channels.
   */
  private static final Map<Integer, Long> PACING =
      Map.of(
          PortNum.TEXT_MESSAGE_APP_VALUE, pause(2_200),
          PortNum.POSITION_APP_VALUE, pause(10_200),
          PortNum.WAYPOINT_APP_VALUE, pause(10_200),
          PortNum.ALERT_APP_VALUE, pause(10_200),
          PortNum.TELEMETRY_APP_VALUE, pause(10_200),
          PortNum.TRACEROUTE_APP_VALUE, pause(30_200));

  private static final long WAKE_DELAY = 100;
  private static final long SERIAL_WRITE_GAP = 100;
  private static final long SERIAL_HEARTBEAT = 240_000;
  private static final long TCP_HEARTBEAT = 45_000;

  /** How long beyond its heartbeat a radio may say nothing at all, ms. */
  private static final long SILENCE = 60_000;

  private LinkDefaults() {}

  private static long pause(long millis) {
    return MeshTime.millis(Duration.ofMillis(millis));
  }

  static LinkSettings apply(LinkConfiguration options, Transport transport) {
    boolean serial = transport != Transport.TCP;
    long usual = serial ? SERIAL_HEARTBEAT : TCP_HEARTBEAT;
    long beat = options.getHeartbeatInterval() == 0 ? usual : options.getHeartbeatInterval();
    var session =
        new SessionSettings(
            options.getHandshake().nonces(),
            WAKE_DELAY,
            options.getHandshakeTimeout(),
            beat,
            options.getHeartbeatTimeout(),
            beat + options.getHeartbeatTimeout() + SILENCE,
            serial ? SERIAL_WRITE_GAP : 0,
            options.isPacing() ? PACING : Map.of(),
            options.getSendTimeout(),
            options.getAnswerTimeout(),
            options.getRoutingTimeout());
    return new LinkSettings(
        session,
        options.getReconnectDelay(),
        options.getMaximumReconnectDelay(),
        options.getWriteTimeout());
  }
}
