package org.kosmoconnect.testbed.live;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;
import org.kosmoconnect.testbed.mesh.Chance;
import org.kosmoconnect.testbed.mesh.ChannelKey;
import org.kosmoconnect.testbed.mesh.Payloads;
import org.kosmoconnect.testbed.mesh.RadioCoverage;
import org.kosmoconnect.testbed.mesh.Saying;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.Courtesy;
import org.kosmoconnect.testbed.radio.Facts;
import org.kosmoconnect.testbed.radio.Replies;
import org.kosmoconnect.testbed.radio.Retries;

/** A node of the roster that listens: it acknowledges, answers and refuses as a real one does. */
final class LiveNode implements Station {

  /** A radio that answers waits so long for a free channel, ms. */
  private static final long CONTENTION = 900;

  /** A person reads and writes. */
  private static final long THINKING = 4_000;

  private static final int MARGIN = 2;
  private static final List<ChannelKey> CHANNELS = List.of(ChannelKey.LONG_FAST, ChannelKey.METEO);

  private final VirtualNode node;
  private final LiveAir air;
  private final Facts facts;
  private final Chance ids;
  private final Retries retries;
  private final Set<List<Integer>> seen = new HashSet<>();
  private final Set<Integer> keys = new HashSet<>();
  private int made;

  LiveNode(VirtualNode node, LiveAir air, Facts facts, Chance chance) {
    this.node = node;
    this.air = air;
    this.facts = facts;
    this.ids = chance.of(node.number()).of("ids");
    retries = new Retries(air.timeline(), this::transmit, (packet, error) -> {});
  }

  @Override
  public VirtualNode node() {
    return node;
  }

  /** Has learned a node's public key. */
  void know(int other) {
    keys.add(other);
  }

  void forget(int other) {
    keys.remove(other);
  }

  @Override
  public void receive(Frame frame, MeshPacket heard) {
    boolean toMe = heard.getTo() == node.number();
    MeshPacket packet = heard.toBuilder().setChannel(channel(frame)).build();
    Error fault = fault(frame);
    if (fault != Error.NONE) {
      if (toMe && packet.getWantAck()) {
        later(verdict(packet, fault));
      }
      return;
    }
    boolean first = seen.add(List.of(packet.getFrom(), packet.getId()));
    if (first) {
      air.ledger().decoded(node.number(), packet);
    }
    if (packet.getDecoded().getPortnum() == PortNum.NODEINFO_APP) {
      know(packet.getFrom());
    }
    if (toMe) {
      retries.settled(packet.getDecoded().getRequestId());
      answer(packet, first);
    }
  }

  @Override
  public void overhear(int id) {
    retries.relayed(id, false);
  }

  /** Writes a text and returns the packet's id; to one node it is for that node alone. */
  int say(int to, String text, int replyId, boolean reaction) {
    boolean toAll = to == Saying.ALL;
    MeshPacket.Builder packet =
        addressed(to, RadioCoverage.HOP_LIMIT)
            .setDecoded(
                Data.newBuilder()
                    .setPortnum(PortNum.TEXT_MESSAGE_APP)
                    .setPayload(ByteString.copyFromUtf8(text))
                    .setReplyId(replyId)
                    .setEmoji(reaction ? 1 : 0)
                    .setBitfield(Payloads.bitfield(node)))
            .setWantAck(!toAll);
    send(toAll ? packet.build() : forOne(packet));
    return packet.getId();
  }

  /** Tells everybody who it is. */
  void introduce() {
    Data data =
        Data.newBuilder()
            .setPortnum(PortNum.NODEINFO_APP)
            .setPayload(Payloads.user(node).toByteString())
            .setBitfield(Payloads.bitfield(node))
            .build();
    send(addressed(Saying.ALL, RadioCoverage.HOP_LIMIT).setDecoded(data).build());
  }

  private void answer(MeshPacket packet, boolean first) {
    Courtesy courtesy = Courtesy.of(packet, facts);
    if (packet.getWantAck() && !courtesy.acknowledges()) {
      MeshPacket ack = verdict(packet, Error.NONE);
      boolean direct = packet.getHopStart() == packet.getHopLimit();
      later(first || !direct ? ack : Replies.withoutHops(ack));
    }
    Data data = courtesy.answer();
    if (first && data != null) {
      later(response(packet, data, courtesy.acknowledges()));
    }
    Data said = packet.getDecoded();
    if (first && said.getPortnum() == PortNum.TEXT_MESSAGE_APP && said.getEmoji() == 0) {
      TextAnswer.to(said.getPayload().toStringUtf8())
          .ifPresent(
              words ->
                  air.timeline()
                      .after(
                          THINKING,
                          () ->
                              say(
                                  packet.getFrom(),
                                  words.text(),
                                  packet.getId(),
                                  words.reaction())));
    }
  }

  private MeshPacket response(MeshPacket packet, Data data, boolean reliable) {
    MeshPacket.Builder response =
        addressed(packet.getFrom(), packet.getHopStart() - packet.getHopLimit() + MARGIN)
            .setChannel(packet.getChannel())
            .setDecoded(data.toBuilder().setBitfield(Payloads.bitfield(node)))
            .setWantAck(reliable);
    return data.getPortnum() == PortNum.TELEMETRY_APP ? forOne(response) : response.build();
  }

  private MeshPacket verdict(MeshPacket packet, Error error) {
    return Replies.verdict(node.number(), packet, newId(), error, Payloads.bitfield(node));
  }

  private MeshPacket.Builder addressed(int to, int hops) {
    return MeshPacket.newBuilder()
        .setFrom(node.number())
        .setTo(to)
        .setId(newId())
        .setHopLimit(hops)
        .setHopStart(hops);
  }

  private MeshPacket forOne(MeshPacket.Builder packet) {
    return packet.setPkiEncrypted(true).setPublicKey(Payloads.user(node).getPublicKey()).build();
  }

  private void later(MeshPacket packet) {
    air.timeline().after(CONTENTION, () -> send(packet));
  }

  private void send(MeshPacket packet) {
    if (packet.getWantAck()) {
      retries.begin(packet, packet.getPkiEncrypted());
    } else {
      transmit(packet, packet.getPkiEncrypted());
    }
  }

  private void transmit(MeshPacket packet, boolean forOne) {
    air.transmit(new Frame(node, packet, forOne ? null : CHANNELS.get(packet.getChannel())));
  }

  private Error fault(Frame frame) {
    if (frame.isForOne()) {
      return keys.contains(frame.sender().number()) ? Error.NONE : Error.PKI_UNKNOWN_PUBKEY;
    }
    boolean shared = ChannelKey.LONG_FAST.equals(frame.channel()) || node.meteo();
    return shared ? Error.NONE : Error.NO_CHANNEL;
  }

  private static int channel(Frame frame) {
    return frame.isForOne() ? 0 : Math.max(0, CHANNELS.indexOf(frame.channel()));
  }

  private int newId() {
    return ids.of(made++).bits() | 1;
  }
}
