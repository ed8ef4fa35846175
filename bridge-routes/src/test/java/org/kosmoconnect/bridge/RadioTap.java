package org.kosmoconnect.bridge;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** A line between bridge and radio that can be listened to, and that can be bad. */
final class RadioTap implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final int radioPort;
  private final List<MeshPacket> sent = new CopyOnWriteArrayList<>();
  private final List<MqttClientProxyMessage> proxied = new CopyOnWriteArrayList<>();
  private final Random random = new Random(94);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> vanished = ConcurrentHashMap.newKeySet();
  private volatile double noise;

  RadioTap(int radioPort) throws IOException {
    this.radioPort = radioPort;
    run(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns the packets that the bridge has handed to the radio. */
  List<MeshPacket> sent() {
    return sent;
  }

  /** Returns the messages of the broker that the bridge has handed to the radio. */
  List<MqttClientProxyMessage> proxied() {
    return proxied;
  }

  /**
   * Changes bytes on their way to the bridge.
   *
   * @param share of the bytes, 0 to 1
   */
  void corrupt(double share) {
    noise = share;
  }

  /**
   * Lets the connections of now carry nothing more in either direction, and tells neither end: as
   * when a radio loses its Wi-Fi. New ones work.
   */
  void vanish() {
    vanished.addAll(open);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket bridge = server.accept();
        Socket radio = new Socket(InetAddress.getLoopbackAddress(), radioPort);
        open.add(bridge);
        open.add(radio);
        FrameCodec<ToRadio> codec = new FrameCodec<>(RadioTap::parse);
        run(() -> pump(bridge, radio, codec));
        run(() -> pump(radio, bridge, null));
      } catch (IOException e) {
        // Closed, or the radio is away.
      }
    }
  }

  private void pump(Socket from, Socket to, @Nullable FrameCodec<ToRadio> codec) {
    byte[] buffer = new byte[2048];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (vanished.contains(from)) {
          continue;
        }
        if (codec != null) {
          codec.feed(buffer, 0, length).forEach(this::note);
        } else {
          spoil(buffer, length);
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One of them is gone, and now the other.
    }
  }

  private void note(Frame<ToRadio> frame) {
    ToRadio message = frame.message();
    if (message != null && message.hasPacket()) {
      sent.add(message.getPacket());
    } else if (message != null && message.hasMqttClientProxyMessage()) {
      proxied.add(message.getMqttClientProxyMessage());
    }
  }

  private void spoil(byte[] buffer, int length) {
    double share = noise;
    for (int i = 0; share > 0 && i < length; i++) {
      if (random.nextDouble() < share) {
        buffer[i] = (byte) random.nextInt();
      }
    }
  }

  private static @Nullable ToRadio parse(byte[] body) {
    try {
      return ToRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "radio-tap");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
