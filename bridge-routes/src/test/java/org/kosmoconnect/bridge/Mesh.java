package org.kosmoconnect.bridge;

import com.google.protobuf.ByteString;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.Priority;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.radio.Answers;
import org.kosmoconnect.testbed.radio.Neighbour;
import org.kosmoconnect.testbed.radio.RadioIdentity;
import org.kosmoconnect.testbed.radio.RadioSettings;
import org.kosmoconnect.testbed.radio.VirtualRadio;

/** Packets and a radio to hear them. */
final class Mesh {

  static final int OWN = 0x13d5ab15;
  static final int PEER = 0x56986e56;
  static final int EVERYBODY = 0xFFFFFFFF;

  private Mesh() {}

  /** Returns a radio that loses nothing while its client is away. */
  static VirtualRadio radio() {
    return radio(new RadioSettings(RegionCode.EU_868, true, false, false));
  }

  static VirtualRadio radio(RadioSettings settings) {
    RadioIdentity identity =
        RadioIdentity.of(
            OWN,
            user(OWN),
            ByteString.copyFrom(new byte[32]),
            "Meteo",
            ByteString.copyFrom(new byte[16]));
    VirtualRadio radio = new VirtualRadio(identity, settings, Answers.NONE, 100_000);
    radio.add(new Neighbour(PEER, user(PEER), 0));
    return radio;
  }

  /** Returns a text to everybody whose sender allows MQTT. */
  static MeshPacket text(int id, String words) {
    return packet(id, EVERYBODY, PortNum.TEXT_MESSAGE_APP, ByteString.copyFromUtf8(words), true);
  }

  /** Returns a packet of the kind that there is most of. */
  static MeshPacket telemetry(int id) {
    return packet(id, EVERYBODY, PortNum.TELEMETRY_APP, ByteString.copyFrom(new byte[40]), true);
  }

  static MeshPacket packet(int id, int to, PortNum port, ByteString payload, boolean allowed) {
    return MeshPacket.newBuilder()
        .setFrom(PEER)
        .setTo(to)
        .setId(id)
        .setHopLimit(3)
        .setHopStart(3)
        .setRxSnr(6.5f)
        .setRxRssi(-80)
        .setPriority(Priority.DEFAULT)
        .setDecoded(
            Data.newBuilder().setPortnum(port).setPayload(payload).setBitfield(allowed ? 1 : 0))
        .build();
  }

  private static User user(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return User.newBuilder()
        .setId(ByteString.copyFromUtf8("!%08x".formatted(number)))
        .setPublicKey(ByteString.copyFrom(key))
        .build();
  }
}
