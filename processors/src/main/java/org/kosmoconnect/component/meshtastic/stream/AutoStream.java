package org.kosmoconnect.component.meshtastic.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.Heartbeat;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/**
 * The first line at which a radio answers. Each is asked with a heartbeat, which a radio answers
 * before any handshake and which harms nothing else; the one that was good last is asked first.
 */
public final class AutoStream implements RadioStream {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  private final Supplier<List<RadioStream>> candidates;
  private @Nullable String lastGood;
  private volatile @Nullable RadioStream chosen;

  /**
   * Looks at serial ports and then at this machine's own port 4403.
   *
   * @param baudRate of serial lines, bits per second
   */
  public AutoStream(int baudRate) {
    this(
        () -> {
          List<RadioStream> all = new ArrayList<>();
          SerialPorts.candidates().forEach(name -> all.add(new SerialStream(name, baudRate)));
          all.add(new TcpStream("localhost", TcpStream.PORT));
          return all;
        });
  }

  AutoStream(Supplier<List<RadioStream>> candidates) {
    this.candidates = candidates;
  }

  @Override
  public void open() throws IOException {
    List<RadioStream> all = new ArrayList<>(candidates.get());
    all.sort((a, b) -> Boolean.compare(isLastGood(b), isLastGood(a)));
    List<String> tried = new ArrayList<>();
    for (RadioStream stream : all) {
      tried.add(stream.toString());
      try {
        stream.open();
        if (answers(stream)) {
          lastGood = stream.toString();
          chosen = stream;
          return;
        }
      } catch (IOException e) {
        // Not there, or in other hands: the next one may be.
      }
      stream.close();
    }
    throw new IOException("no radio at any of " + tried);
  }

  private boolean isLastGood(RadioStream stream) {
    return stream.toString().equals(lastGood);
  }

  private static boolean answers(RadioStream stream) throws IOException {
    FrameCodec<FromRadio> codec = new FrameCodec<>(AutoStream::decode);
    ToRadio heartbeat = ToRadio.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build();
    stream.write(FrameCodec.encode(heartbeat.toByteArray()));
    byte[] buffer = new byte[FrameCodec.LONGEST];
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end) {
      int length = stream.read(buffer);
      if (length < 0) {
        return false;
      }
      if (codec.feed(buffer, 0, length).stream().anyMatch(frame -> frame.message() != null)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An empty message decodes too, and so would noise of the right length; a radio says something.
   */
  private static @Nullable FromRadio decode(byte[] body) {
    try {
      FromRadio message = FromRadio.parseFrom(body);
      return message.getPayloadVariantCase() == FromRadio.PayloadVariantCase.PAYLOADVARIANT_NOT_SET
          ? null
          : message;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return current().read(buffer);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    current().write(bytes);
  }

  @Override
  public void close() {
    RadioStream old = chosen;
    chosen = null;
    if (old != null) {
      old.close();
    }
  }

  private RadioStream current() throws IOException {
    RadioStream now = chosen;
    if (now == null) {
      throw new IOException("no radio is open");
    }
    return now;
  }

  @Override
  public String toString() {
    RadioStream now = chosen;
    return now == null ? "auto" : "auto (" + now + ")";
  }
}
