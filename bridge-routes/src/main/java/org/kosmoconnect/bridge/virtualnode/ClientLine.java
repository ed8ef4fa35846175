package org.kosmoconnect.bridge.virtualnode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** One client's connection: a thread reads, another writes what waits for it. */
final class ClientLine {

  /** A radio forgets a client that says nothing for so long, ms. */
  private static final int SILENCE = 15 * 60_000;

  private static final int BUFFER = 1024;

  private final Socket socket;
  private final ClientQueue queue = new ClientQueue();
  private volatile @Nullable Integer asked;

  ClientLine(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setSoTimeout(SILENCE);
  }

  /** Hands what the client says to {@code listener} until it goes. */
  void read(BiConsumer<ClientLine, ToRadio> listener) {
    FrameCodec<ToRadio> codec = new FrameCodec<>(ClientLine::understand);
    byte[] buffer = new byte[BUFFER];
    try {
      for (int length = read(buffer); length >= 0; length = read(buffer)) {
        for (Frame<ToRadio> frame : codec.feed(buffer, 0, length)) {
          if (frame.message() != null) {
            listener.accept(this, frame.message());
          }
        }
      }
    } catch (IOException e) {
      // It is gone, or was silent for too long.
    } finally {
      close();
    }
  }

  /** Writes what waits for the client until it goes. */
  void write() {
    try {
      for (FromRadio next = queue.next(); next != null; next = queue.next()) {
        socket.getOutputStream().write(FrameCodec.encode(next.toByteArray()));
      }
    } catch (IOException e) {
      // It is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  void answer(FromRadio... messages) {
    queue.answer(List.of(messages));
  }

  void greet(List<FromRadio> messages) {
    asked = null;
    queue.greet(messages);
  }

  void news(FromRadio packet) {
    queue.news(packet);
  }

  /** The client has asked for the configuration, and the radio is not known yet. */
  void asks(int nonce) {
    asked = nonce;
  }

  /** Returns what the client has asked with and waits for, or null. */
  @Nullable Integer asked() {
    return asked;
  }

  void close() {
    queue.close();
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is lost.
    }
  }

  @Override
  public String toString() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
  }

  private int read(byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }

  private static @Nullable ToRadio understand(byte[] body) {
    try {
      return ToRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
