package org.kosmoconnect.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.Data;

class FrameTest {

  @Test
  void fitsWhatRadiosTake() {
    assertThat(Frame.broadcast(232).fits()).isTrue();
    assertThat(Frame.broadcast(233).fits()).isFalse();
    assertThat(Frame.direct(220).fits()).isTrue();
    assertThat(Frame.direct(221).fits()).isFalse();
    assertThat(new Frame(231, 0, true, false, false).fits()).isTrue();
    assertThat(new Frame(232, 0, true, false, false).fits()).isFalse();
  }

  @Test
  void signsOnlyWhatLeavesRoomForIt() {
    assertThat(Frame.broadcast(10).bytes()).isEqualTo(32 + 66);
    assertThat(Frame.broadcast(200).bytes()).isEqualTo(16 + 2 + 203 + 2);
  }

  @Property
  void isAsLongAsTheEncodedData(
      @ForAll @IntRange(max = 200) int payload, @ForAll boolean longPort, @ForAll boolean refers) {
    Data.Builder data =
        Data.newBuilder()
            .setPortnumValue(longPort ? 256 : 1)
            .setPayload(ByteString.copyFrom(new byte[payload]))
            .setBitfield(1);
    Frame frame = new Frame(payload, 0, longPort, false, false);
    if (refers) {
      data.setReplyId(7);
      frame = frame.refers();
    }

    assertThat(frame.bytes()).isEqualTo(16 + data.build().getSerializedSize());
  }
}
