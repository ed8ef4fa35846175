package org.kosmoconnect.component.meshtastic.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.QueueStatus;

class AutoStreamTest {

  private final List<String> opened = new ArrayList<>();
  private final Line absent = new Line("absent", false, new byte[0]);
  private final Line modem = new Line("modem", true, "\r\nOK\r\n".getBytes());
  private final Line radio = new Line("radio", true, answer());

  @Test
  void takesTheFirstLineOnWhichARadioAnswers() throws IOException {
    AutoStream auto = new AutoStream(() -> List.of(absent, modem, radio));

    auto.open();

    assertThat(opened).containsExactly("absent", "modem", "radio");
    assertThat(auto).hasToString("auto (radio)");
    assertThat(modem.closed).isTrue();
    assertThat(radio.written).isEqualTo(new byte[] {(byte) 0x94, (byte) 0xC3, 0, 2, 0x3A, 0});
  }

  @Test
  void asksTheLastRadioFirst() throws IOException {
    AutoStream auto = new AutoStream(() -> List.of(absent, radio));
    auto.open();
    auto.close();
    opened.clear();

    auto.open();

    assertThat(opened).containsExactly("radio");
  }

  @Test
  void tellsWhereItLookedInVain() {
    AutoStream auto = new AutoStream(() -> List.of(absent, modem));

    assertThatThrownBy(auto::open).hasMessage("no radio at any of [absent, modem]");
  }

  private static byte[] answer() {
    QueueStatus.Builder status = QueueStatus.newBuilder().setFree(16).setMaxlen(16);
    FromRadio message = FromRadio.newBuilder().setQueueStatus(status).build();
    return FrameCodec.encode(message.toByteArray());
  }

  /** A line that says one thing and then ends. */
  private final class Line implements RadioStream {

    private final String name;
    private final boolean there;
    private final byte[] says;
    private byte[] written = new byte[0];
    private boolean said;
    private boolean closed;

    Line(String name, boolean there, byte[] says) {
      this.name = name;
      this.there = there;
      this.says = says;
    }

    @Override
    public void open() throws IOException {
      opened.add(name);
      said = false;
      if (!there) {
        throw new IOException("no such line");
      }
    }

    @Override
    public int read(byte[] buffer) {
      if (said) {
        return -1;
      }
      said = true;
      System.arraycopy(says, 0, buffer, 0, says.length);
      return says.length;
    }

    @Override
    public void write(byte[] bytes) {
      written = Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
