package org.kosmoconnect.bridge.downlink;

import org.kosmoconnect.airtime.Frame;
import org.kosmoconnect.airtime.Modulation;
import org.kosmoconnect.airtime.Preset;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** What a packet costs on the air, sent by a radio as it is set. */
final class AirTime {

  /** Radios send a packet that is to be acknowledged up to so many times. */
  static final int MOST_TRANSMISSIONS = 3;

  private AirTime() {}

  /** Returns how long a packet is on the air, ms, with all its repetitions by this radio. */
  static double millis(MeshPacket packet, RadioProfile radio) {
    int payload = packet.getDecoded().getPayload().size();
    int references =
        (packet.getDecoded().getReplyId() == 0 ? 0 : 1)
            + (packet.getDecoded().getRequestId() == 0 ? 0 : 1)
            + (packet.getDecoded().getEmoji() == 0 ? 0 : 1);
    boolean all = packet.getTo() == Delivery.BROADCAST;
    boolean open =
        switch (packet.getDecoded().getPortnum()) {
          case TRACEROUTE_APP, NODEINFO_APP, ROUTING_APP, POSITION_APP -> true;
          default -> false;
        };
    Frame frame =
        new Frame(
            payload,
            references,
            port(packet) >= 128,
            !all && !open,
            all && radio.metadata().getHasXeddsa());
    double once = modulation(radio.lora()).airtimeMillis(Math.min(frame.bytes(), Frame.LONGEST));
    return once * transmissions(packet);
  }

  static int transmissions(MeshPacket packet) {
    return packet.getWantAck() ? MOST_TRANSMISSIONS : 1;
  }

  static boolean isToItself(MeshPacket packet, RadioProfile radio) {
    return packet.getTo() == radio.number() && radio.number() != 0;
  }

  private static Modulation modulation(LoRaConfig lora) {
    Modulation preset = Preset.of(lora.getModemPresetValue()).modulation(lora.getRegionValue());
    if (lora.getUsePreset() || lora.getBandwidth() == 0) {
      return preset;
    }
    try {
      return Modulation.custom(lora.getBandwidth(), lora.getSpreadFactor(), lora.getCodingRate());
    } catch (IllegalArgumentException e) {
      // The radio does not take such a setting either.
      return preset;
    }
  }

  static int port(MeshPacket packet) {
    return packet.getDecoded().getPortnumValue();
  }
}
