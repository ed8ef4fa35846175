package org.kosmoconnect.testbed.live;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;

/** A live mesh whose time stands still until a test lets it go on, with a client at its radio. */
final class LiveWorld {

  private static final int CONFIG_ONLY = 69420;

  final List<Transmission> published = new ArrayList<>();
  final LiveMesh mesh;
  final LiveRadio radio;
  final List<FromRadio> said = new ArrayList<>();
  private int id = 100;

  LiveWorld(LiveSettings settings) {
    mesh = new LiveMesh(settings, published::add);
    radio = mesh.radios().get(0);
    radio.firmware().connect(() -> {});
    radio.firmware().hear(ToRadio.newBuilder().setWantConfigId(CONFIG_ONLY).build());
    drain();
    said.clear();
  }

  int near() {
    return mesh.inReachOf(radio).get(0);
  }

  /** Returns a node that the radio hears over one relay. */
  int behindARelay() {
    return mesh.inReachOf(radio).stream()
        .filter(node -> mesh.hops(node, radio) == 1)
        .findFirst()
        .orElseThrow();
  }

  int write(int to, String text) {
    return send(
        to,
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(ByteString.copyFromUtf8(text)));
  }

  int send(int to, Data.Builder data) {
    MeshPacket packet =
        MeshPacket.newBuilder()
            .setId(++id)
            .setTo(to)
            .setWantAck(true)
            .setHopLimit(3)
            .setDecoded(data)
            .build();
    radio.firmware().hear(ToRadio.newBuilder().setPacket(packet).build());
    drain();
    return id;
  }

  void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 1_000) {
      mesh.advance(mesh.now().plusMillis(Math.min(left, 1_000)));
      drain();
    }
  }

  void passSeconds(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Returns the packets that the client got from others. */
  List<MeshPacket> received() {
    return said.stream()
        .filter(FromRadio::hasPacket)
        .map(FromRadio::getPacket)
        .filter(packet -> packet.getFrom() != radio.number())
        .toList();
  }

  List<MeshPacket> received(PortNum port) {
    return received().stream().filter(p -> p.getDecoded().getPortnum() == port).toList();
  }

  /** Returns the verdicts on a packet as "sender error". */
  List<String> verdicts(int about) {
    return said.stream()
        .filter(FromRadio::hasPacket)
        .map(FromRadio::getPacket)
        .filter(packet -> packet.getDecoded().getPortnum() == PortNum.ROUTING_APP)
        .filter(packet -> packet.getDecoded().getRequestId() == about)
        .map(packet -> (packet.getFrom() == radio.number() ? "own " : "node ") + error(packet))
        .toList();
  }

  /** Returns what gateways published and the hub can read. */
  List<Packet> readable() {
    EnvelopeDecoder decoder = new EnvelopeDecoder(ChannelKeys.parse(VirtualMesh.channels()));
    List<Packet> packets = new ArrayList<>();
    for (Transmission one : published) {
      try {
        packets.add(decoder.decodeBytes(one.payload()));
      } catch (PacketDecodeException e) {
        // One of the odd ones.
      }
    }
    return packets;
  }

  private void drain() {
    for (FromRadio one = radio.firmware().poll(); one != null; one = radio.firmware().poll()) {
      said.add(one);
    }
  }

  private static Routing.Error error(MeshPacket packet) {
    try {
      return Routing.parseFrom(packet.getDecoded().getPayload()).getErrorReason();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
