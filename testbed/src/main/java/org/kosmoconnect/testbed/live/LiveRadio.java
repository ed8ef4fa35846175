package org.kosmoconnect.testbed.live;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.Routing.Error;
import org.kosmoconnect.testbed.mesh.ChannelKey;
import org.kosmoconnect.testbed.mesh.Payloads;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.Firmware;
import org.kosmoconnect.testbed.radio.NodeMemory;
import org.kosmoconnect.testbed.radio.Quirks;
import org.kosmoconnect.testbed.radio.RadioIdentity;
import org.kosmoconnect.testbed.radio.RadioServer;
import org.kosmoconnect.testbed.radio.RadioSettings;
import org.kosmoconnect.testbed.radio.Replies;

/** A radio in a live mesh; a bridge, an app or a test attaches to its port. */
public final class LiveRadio implements Station, AutoCloseable {

  /** Depth of the queue for clients, as on an ESP32-S3. */
  private static final int FIFO = 32;

  private final VirtualNode node;
  private final LiveAir air;
  private final RadioIdentity identity;
  private final NodeMemory memory = new NodeMemory();
  private final Quirks quirks = new Quirks();
  private final Firmware firmware;
  private final RadioServer server;
  private final Object lock;

  LiveRadio(VirtualNode node, RadioSettings settings, LiveAir air, Object lock, Runnable time) {
    this.node = node;
    this.air = air;
    this.lock = lock;
    RadioIdentity plain =
        RadioIdentity.of(
            node.number(),
            Payloads.user(node),
            ByteString.copyFrom(new byte[32]),
            ChannelKey.METEO.name(),
            ByteString.copyFrom(Base64.getDecoder().decode(ChannelKey.METEO.key())));
    identity = settings.clientProxy() ? plain.publishing() : plain;
    firmware =
        new Firmware(identity, settings, memory, quirks, air.timeline(), this::transmit, FIFO);
    server = new RadioServer(firmware, quirks, lock, time);
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  public LiveRadio start(int port) throws IOException {
    server.start(port);
    return this;
  }

  public int port() {
    return server.port();
  }

  /** Returns its node number. */
  public int number() {
    return node.number();
  }

  /** Returns its node id as text. */
  public String id() {
    return node.id();
  }

  /** Returns its long name. */
  public String name() {
    return node.longName();
  }

  public Quirks quirks() {
    return quirks;
  }

  /** Cuts the line to its client; it stays on the air. */
  public void unplug() {
    server.unplug();
  }

  /** Listens again, on the same port. */
  public void plug() throws IOException {
    server.plug();
  }

  /** Starts it anew, as after a loss of power. */
  public void reboot() {
    synchronized (lock) {
      firmware.reboot();
    }
  }

  /** Takes its power away: neither its client nor the mesh can reach it. */
  public void switchOff() {
    unplug();
    synchronized (lock) {
      air.set(node, false);
      firmware.reboot();
    }
  }

  /** Gives the power back. */
  public void switchOn() throws IOException {
    synchronized (lock) {
      air.set(node, true);
    }
    plug();
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public VirtualNode node() {
    return node;
  }

  /** Knows itself, and nodes as if it had been there for days. */
  void know(List<NodeInfo> nodes, NodeInfo self) {
    nodes.forEach(memory::know);
    firmware.introduce(self);
  }

  /** For tests that speak to the firmware without a line. */
  Firmware firmware() {
    return firmware;
  }

  void forget(int other) {
    memory.forget(other);
  }

  /** Something that it said by its schedule was on the air, ms. */
  void transmitted(double airTime) {
    firmware.transmitted(airTime);
  }

  @Override
  public void receive(Frame frame, MeshPacket heard) {
    int channel = 0;
    Error fault = Error.NONE;
    if (frame.isForOne()) {
      fault = memory.hasKey(heard.getFrom()) ? Error.NONE : Error.PKI_UNKNOWN_PUBKEY;
    } else {
      channel = identity.indexOf(java.util.Objects.requireNonNull(frame.channel()));
      fault = channel < 0 ? Error.NO_CHANNEL : Error.NONE;
    }
    if (fault == Error.NONE) {
      boolean fresh = firmware.receive(heard.toBuilder().setChannel(channel).build(), 0);
      if (fresh) {
        air.ledger().decoded(node.number(), heard);
      }
    } else if (heard.getTo() == node.number() && heard.getWantAck()) {
      MeshPacket refusal =
          Replies.verdict(node.number(), heard, heard.getId() ^ node.number() | 1, fault, 1);
      air.transmit(new Frame(node, refusal, ChannelKey.LONG_FAST));
    }
  }

  @Override
  public void overhear(int id) {
    firmware.overhear(id);
  }

  @Override
  public void busy(double airTime) {
    firmware.busy(airTime);
  }

  private void transmit(MeshPacket packet, boolean forOne) {
    ChannelKey key = forOne ? null : identity.key(identity.channels().get(packet.getChannel()));
    MeshPacket.Builder sent = packet.toBuilder();
    if (forOne) {
      sent.setPkiEncrypted(true).setPublicKey(identity.user().getPublicKey());
    }
    air.transmit(new Frame(node, sent.build(), key));
  }
}
