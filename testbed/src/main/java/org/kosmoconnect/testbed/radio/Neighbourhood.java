package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

/** The nodes around a radio: they relay, acknowledge and answer, after the time that LoRa takes. */
final class Neighbourhood implements Air {

  private static final float SNR = 6.25f;
  private static final int RSSI = -48;
  private static final long CONTENTION = 900;
  private static final long THINKING = 2_000;
  private static final int LONGEST_TEXT = 200;

  private final Timeline timeline;
  private final Answers answers;
  private final Random random;
  private final Map<Integer, Neighbour> nodes = new HashMap<>();
  private final Set<Integer> off = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Firmware radio;
  private int own;
  private boolean holding;

  Neighbourhood(Timeline timeline, Answers answers, long seed) {
    this.timeline = timeline;
    this.answers = answers;
    this.random = new Random(seed);
  }

  void attach(Firmware firmware, int number) {
    radio = firmware;
    own = number;
  }

  void add(Neighbour node) {
    nodes.put(node.number(), node);
  }

  /** Cuts a node off: it hears nothing and is not heard. */
  void cutOff(int number) {
    off.add(number);
  }

  /** Holds back all that comes from the nodes until {@link #release}. */
  void hold() {
    holding = true;
  }

  /** Lets the oldest of what is held back go. */
  void releaseOne() {
    Runnable oldest = held.poll();
    if (oldest != null) {
      oldest.run();
    }
  }

  void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.poll().run();
    }
  }

  /** Lets a node say something to the radio, encrypted for it alone. */
  int say(int node, String text, int replyId) {
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(ByteString.copyFromUtf8(text))
            .setReplyId(replyId)
            .setBitfield(0);
    MeshPacket packet =
        MeshPacket.newBuilder()
            .setFrom(node)
            .setTo(own)
            .setId(random.nextInt() | 1)
            .setDecoded(data)
            .setWantAck(true)
            .setHopLimit(3)
            .setHopStart(3)
            .setPkiEncrypted(true)
            .setPublicKey(nodes.get(node).user().getPublicKey())
            .build();
    toRadio(nodes.get(node), packet);
    return packet.getId();
  }

  @Override
  public void transmit(MeshPacket packet, boolean forOne) {
    long airTime = AirTime.of(packet.getDecoded());
    boolean relayed =
        packet.getHopLimit() > 0
            && nodes.values().stream()
                .anyMatch(node -> node.isDirect() && isOn(node) && node.number() != packet.getTo());
    if (relayed) {
      timeline.after(
          2 * airTime + CONTENTION, () -> unlessHeld(() -> radio.overhear(packet.getId())));
    }
    Neighbour destination = nodes.get(packet.getTo());
    if (destination != null && isReachable(destination)) {
      long way = destination.isDirect() ? airTime : 2 * airTime + CONTENTION;
      timeline.after(way, () -> arrive(packet, destination));
    }
  }

  private void arrive(MeshPacket sent, Neighbour node) {
    boolean first = seen.add(sent.getId());
    MeshPacket packet = travelled(sent, node);
    Courtesy courtesy = Courtesy.of(packet, new NeighbourFacts(node));
    if (packet.getWantAck() && !courtesy.acknowledges()) {
      MeshPacket ack = Replies.verdict(node.number(), packet, random.nextInt() | 1, Error.NONE, 0);
      MeshPacket answer = first ? ack : Replies.withoutHops(ack);
      timeline.after(CONTENTION, () -> toRadio(node, answer));
    }
    Data data = courtesy.answer();
    if (first && data != null) {
      boolean verdict = data.getPortnum() == PortNum.ROUTING_APP;
      MeshPacket answer = answer(packet, node, data, !verdict);
      timeline.after(verdict ? 2 * CONTENTION : CONTENTION, () -> toRadio(node, answer));
    }
    if (first && packet.getDecoded().getPortnum() == PortNum.TEXT_MESSAGE_APP) {
      String answer = answers.to(packet.getDecoded().getPayload().toStringUtf8());
      if (answer != null && answer.length() <= LONGEST_TEXT) {
        timeline.after(THINKING, () -> say(node.number(), answer, packet.getId()));
      }
    }
  }

  private MeshPacket answer(MeshPacket packet, Neighbour node, Data data, boolean reliable) {
    int hops = packet.getHopStart() - packet.getHopLimit() + 2;
    MeshPacket.Builder answer =
        MeshPacket.newBuilder()
            .setFrom(node.number())
            .setTo(packet.getFrom())
            .setChannel(packet.getChannel())
            .setId(random.nextInt() | 1)
            .setDecoded(data.toBuilder().setBitfield(0))
            .setWantAck(reliable)
            .setHopLimit(hops)
            .setHopStart(hops);
    if (data.getPortnum() == PortNum.TELEMETRY_APP) {
      answer.setPkiEncrypted(true).setPublicKey(node.user().getPublicKey());
    }
    return answer.build();
  }

  /** A packet on its way between a node and the radio. */
  private static MeshPacket travelled(MeshPacket packet, Neighbour node) {
    MeshPacket there =
        node.isDirect() ? packet : packet.toBuilder().setHopLimit(packet.getHopLimit() - 1).build();
    return node.isDirect()
        ? Traceroute.travelled(there, List.of(), List.of((double) SNR))
        : Traceroute.travelled(there, List.of(node.through()), List.of((double) SNR, (double) SNR));
  }

  private void toRadio(Neighbour node, MeshPacket packet) {
    boolean needsRelay = !node.isDirect();
    if (!isReachable(node) || needsRelay && packet.getHopLimit() == 0) {
      return;
    }
    long airTime = AirTime.of(packet.getDecoded());
    long way = node.isDirect() ? airTime : 2 * airTime + CONTENTION;
    MeshPacket.Builder heard = travelled(packet, node).toBuilder().setRxSnr(SNR).setRxRssi(RSSI);
    if (packet.getHopStart() > 0) {
      int last = node.isDirect() ? node.number() : node.through();
      heard.setRelayNode(last & 0xFF);
    }
    timeline.after(way, () -> unlessHeld(() -> radio.receive(heard.build())));
  }

  private void unlessHeld(Runnable action) {
    if (holding) {
      held.add(action);
    } else {
      action.run();
    }
  }

  private boolean isReachable(Neighbour node) {
    return isOn(node) && (node.isDirect() || !off.contains(node.through()));
  }

  private boolean isOn(Neighbour node) {
    return !off.contains(node.number());
  }
}
