package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;

/** A radio that listens on a TCP port of this machine and lives in real time. */
public final class VirtualRadio implements AutoCloseable {

  private final Quirks quirks = new Quirks();
  private final Timeline timeline = new Timeline(clock());
  private final NodeMemory memory = new NodeMemory();
  private final Neighbourhood air;
  private final Firmware firmware;
  private final RadioServer server;

  /**
   * A radio as it was recorded.
   *
   * @param fifo depth of the queue for clients: 8, 16 or 32 on real boards
   */
  public VirtualRadio(RadioIdentity identity, Answers answers, int fifo) {
    this(identity, RadioSettings.RECORDED, answers, fifo);
  }

  /**
   * A radio with settings of its own.
   *
   * @param fifo depth of the queue for clients: 8, 16 or 32 on real boards
   */
  public VirtualRadio(RadioIdentity identity, RadioSettings settings, Answers answers, int fifo) {
    air = new Neighbourhood(timeline, answers, identity.number());
    firmware = new Firmware(identity, settings, memory, quirks, timeline, air, fifo);
    air.attach(firmware, identity.number());
    server = new RadioServer(firmware, quirks, this, () -> timeline.advance(clock()));
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  public VirtualRadio start(int port) throws IOException {
    server.start(port);
    return this;
  }

  public int port() {
    return server.port();
  }

  /** Cuts the line to the client; the radio goes on. */
  public void unplug() {
    server.unplug();
  }

  /** Listens again, on the same port. */
  public void plug() throws IOException {
    server.plug();
  }

  public Quirks quirks() {
    return quirks;
  }

  /** Lets the radio know a node, and the node be there. */
  public synchronized void add(Neighbour node) {
    air.add(node);
    memory.know(
        NodeInfo.newBuilder()
            .setNum(node.number())
            .setUser(node.user())
            .setSnr(6.25f)
            .setHopsAway(node.isDirect() ? 0 : 1)
            .build());
  }

  /**
   * Lets the radio receive a packet as its antenna would. Who introduces itself is known from then
   * on, and there to answer.
   */
  public synchronized void receive(MeshPacket packet) {
    if (packet.getDecoded().getPortnum() == PortNum.NODEINFO_APP) {
      try {
        User user = User.parseFrom(packet.getDecoded().getPayload());
        add(new Neighbour(packet.getFrom(), user, 0));
      } catch (InvalidProtocolBufferException e) {
        return;
      }
    }
    firmware.receive(packet);
  }

  /**
   * Lets a node write to the radio, encrypted for it alone.
   *
   * @param replyId packet that it answers, or 0
   * @return id of its packet
   */
  public synchronized int say(int node, String text, int replyId) {
    return air.say(node, text, replyId);
  }

  /** Starts the radio anew, as after a loss of power. */
  public synchronized void reboot() {
    firmware.reboot();
  }

  @Override
  public void close() {
    server.close();
  }

  private static long clock() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
