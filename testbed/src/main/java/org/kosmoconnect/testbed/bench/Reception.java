package org.kosmoconnect.testbed.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.ingest.Consent;
import org.kosmoconnect.ingest.FloodGuard;
import org.kosmoconnect.ingest.Heard;
import org.kosmoconnect.ingest.Intake;
import org.kosmoconnect.ingest.PacketClock;
import org.kosmoconnect.ingest.UplinkRows;

/** The steps of the hub's uplink before the batch, called one after the other without Camel. */
final class Reception {

  private static final PacketClock CLOCK = new PacketClock(Duration.ofDays(400));

  private final EnvelopeDecoder decoder = new EnvelopeDecoder(ChannelKeys.parse(""));
  private final Intake intake = new Intake(CLOCK, Clock.systemUTC());
  private final Consent consent = new Consent(false, node -> false);
  private final FloodGuard flood = new FloodGuard(120, 600, 0);

  /** Returns what was heard, null when it is to be left. */
  @Nullable Heard receive(String topic, byte[] envelope, @Nullable MqttProperties properties) {
    Heard heard =
        consent.respect(
            intake.receive(decoder.decodeBytes(envelope), topic, properties, new HashMap<>(2)));
    return flood.rejects(heard) ? null : heard;
  }

  /** Returns the rows' arranger with the hub's default settings. */
  static UplinkRows rows(String instance) {
    return new UplinkRows(CLOCK, instance, 31);
  }
}
