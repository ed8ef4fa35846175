package org.kosmoconnect.component.meshtastic;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.Config;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.QueueStatus;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** A TCP server that shakes hands like a radio; what it says to packets is up to the test. */
final class ScriptedRadio implements AutoCloseable {

  static final int OWN = 0x13d5ab15;
  static final int PEER = 0x56986e56;

  final BlockingQueue<ToRadio> heard = new LinkedBlockingQueue<>();
  final AtomicInteger connections = new AtomicInteger();
  volatile boolean mute;
  volatile Function<MeshPacket, List<FromRadio>> answer =
      packet -> List.of(queueStatus(packet.getId(), 0));

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  ScriptedRadio() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String address() {
    return "tcp:localhost:" + server.getLocalPort();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Says something to whoever is connected. */
  void say(FromRadio message) throws IOException {
    byte[] frame = FrameCodec.encode(message.toByteArray());
    for (Socket socket : open) {
      synchronized (socket) {
        socket.getOutputStream().write(frame);
      }
    }
  }

  /** Ends the connection. */
  void hangUp() throws IOException {
    for (Socket socket : open) {
      open.remove(socket);
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }

  static FromRadio packet(int from, PortNum port, int requestId, byte... payload) {
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(port)
            .setBitfield(1)
            .setRequestId(requestId)
            .setPayload(ByteString.copyFrom(payload));
    MeshPacket.Builder packet =
        MeshPacket.newBuilder().setFrom(from).setTo(OWN).setId(77).setRxRssi(-48).setDecoded(data);
    return FromRadio.newBuilder().setPacket(packet).build();
  }

  static FromRadio queueStatus(int id, int res) {
    QueueStatus.Builder status =
        QueueStatus.newBuilder().setMeshPacketId(id).setRes(res).setFree(15).setMaxlen(16);
    return FromRadio.newBuilder().setQueueStatus(status).build();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    FrameCodec<ToRadio> codec = new FrameCodec<>(ScriptedRadio::decode);
    byte[] buffer = new byte[512];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        for (Frame<ToRadio> frame : codec.feed(buffer, 0, n)) {
          if (frame.message() != null) {
            heard.add(frame.message());
            if (!mute) {
              reply(frame.message());
            }
          }
        }
      }
    } catch (IOException e) {
      // Whoever was there is gone.
    } finally {
      open.remove(socket);
    }
  }

  private void reply(ToRadio message) throws IOException {
    if (message.hasHeartbeat()) {
      say(queueStatus(0, 0));
    } else if (message.hasPacket()) {
      for (FromRadio one : answer.apply(message.getPacket())) {
        say(one);
      }
    } else if (message.hasWantConfigId()) {
      if (message.getWantConfigId() != 69421) {
        MyNodeInfo.Builder info = MyNodeInfo.newBuilder().setMyNodeNum(OWN).setNodedbCount(2);
        say(FromRadio.newBuilder().setMyInfo(info).build());
        Config.LoRaConfig.Builder lora = Config.LoRaConfig.newBuilder().setHopLimit(5);
        say(FromRadio.newBuilder().setConfig(Config.newBuilder().setLora(lora)).build());
      }
      if (message.getWantConfigId() != 69420) {
        for (int node : new int[] {OWN, PEER}) {
          say(FromRadio.newBuilder().setNodeInfo(NodeInfo.newBuilder().setNum(node)).build());
        }
      }
      say(FromRadio.newBuilder().setConfigCompleteId(message.getWantConfigId()).build());
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-radio");
    thread.setDaemon(true);
    thread.start();
  }

  private static @Nullable ToRadio decode(byte[] body) {
    try {
      return ToRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
