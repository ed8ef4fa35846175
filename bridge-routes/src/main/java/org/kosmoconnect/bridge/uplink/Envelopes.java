package org.kosmoconnect.bridge.uplink;

import com.google.protobuf.ByteString;
import org.apache.camel.Header;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.status.HostClock;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Wraps a packet as gateways publish it, and dates it: radios often do not know the time. */
public final class Envelopes {

  private static final String ENCRYPTED_FOR_ONE = "PKI";

  private final BridgeSettings settings;
  private final Radio radio;
  private final HostClock clock;

  public Envelopes(BridgeSettings settings, Radio radio, HostClock clock) {
    this.settings = settings;
    this.radio = radio;
    this.clock = clock;
  }

  /**
   * Wraps a packet.
   *
   * @param number node number of the radio that heard it
   */
  public HeardPacket wrap(MeshPacket packet, @Header("CamelMeshtasticRadio") long number) {
    long steady = clock.steadyMillis();
    long at = clock.wallMillis();
    boolean synced = clock.isSynced();
    String channel =
        packet.getPkiEncrypted() ? ENCRYPTED_FOR_ONE : radio.channel(packet.getChannel());
    ServiceEnvelope envelope =
        ServiceEnvelope.newBuilder()
            .setPacket(dated(packet, at, synced))
            .setChannelId(ByteString.copyFromUtf8(channel))
            .setGatewayId(ByteString.copyFromUtf8("!%08x".formatted((int) number)))
            .build();
    int rank = Rank.of(packet.getDecoded().getPortnumValue());
    return new HeardPacket(envelope, topic(channel), clock.boot(), steady, at, synced, rank);
  }

  /** A good clock of ours is better than a radio's; a doubtful one is better than none. */
  private MeshPacket dated(MeshPacket packet, long at, boolean synced) {
    boolean better = synced || !packet.hasRxTime() && clock.isPlausible();
    return better ? packet.toBuilder().setRxTime((int) (at / 1000)).build() : packet;
  }

  private String topic(String channel) {
    String region = settings.region().isEmpty() ? radio.region() : settings.region();
    return "kosmo/v1/%s/up/%s/%s"
        .formatted(settings.id(), region, channel.replaceAll("[/+#\\p{Cntrl}]", "_"));
  }
}
