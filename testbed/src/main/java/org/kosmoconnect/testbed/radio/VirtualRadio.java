package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.proto.meshtastic.User;

/** A radio that listens on a TCP port of this machine and lives in real time. */
public final class VirtualRadio implements AutoCloseable {

  private static final long BEAT = 10;

  private final Quirks quirks = new Quirks();
  private final Timeline timeline = new Timeline(clock());
  private final NodeMemory memory = new NodeMemory();
  private final Neighbourhood air;
  private final Firmware firmware;
  private final ServerSocket server = new ServerSocket();
  private @Nullable Line line;

  /**
   * @param fifo depth of the queue for clients: 8, 16 or 32 on real boards
   */
  public VirtualRadio(RadioIdentity identity, Answers answers, int fifo) throws IOException {
    air = new Neighbourhood(timeline, answers, identity.number());
    firmware = new Firmware(identity, memory, quirks, timeline, air, fifo);
    air.attach(firmware, identity.number());
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  public VirtualRadio start(int port) throws IOException {
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    thread("radio-accept", this::accept);
    thread("radio-beat", this::live);
    return this;
  }

  public int port() {
    return server.getLocalPort();
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
  public void close() throws IOException {
    server.close();
    synchronized (this) {
      if (line != null) {
        line.close();
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Line fresh = new Line(server.accept(), quirks);
        synchronized (this) {
          firmware.connect(() -> gone(fresh));
          line = fresh;
        }
        thread("radio-line", () -> read(fresh));
      } catch (IOException e) {
        // Closed, or somebody who left at once.
      }
    }
  }

  private void read(Line from) {
    byte[] buffer = new byte[512];
    try {
      for (List<ToRadio> all = from.read(buffer); all != null; all = from.read(buffer)) {
        while (quirks.has(Quirk.HALF_OPEN)) {
          TimeUnit.MILLISECONDS.sleep(BEAT);
        }
        synchronized (this) {
          all.stream().filter(message -> from == line).forEach(firmware::hear);
        }
      }
    } catch (IOException e) {
      // The client is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    from.close();
  }

  private void live() {
    try {
      while (!server.isClosed()) {
        beat();
        TimeUnit.MILLISECONDS.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void beat() {
    timeline.advance(clock());
    Line to = line;
    if (to == null || quirks.has(Quirk.SILENT) || quirks.has(Quirk.HALF_OPEN)) {
      return;
    }
    try {
      to.chat(timeline.now());
      for (FromRadio one = firmware.poll(); one != null; one = firmware.poll()) {
        to.write(one);
      }
    } catch (IOException e) {
      to.close();
      line = null;
      firmware.disconnect();
    }
  }

  /** The firmware ends a session: a TCP connection with it, but no serial line. */
  private void gone(Line old) {
    if (!quirks.has(Quirk.BOOT_LOG)) {
      old.close();
      return;
    }
    try {
      old.reboot();
      firmware.connect(() -> gone(old));
    } catch (IOException e) {
      old.close();
    }
  }

  private static long clock() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
