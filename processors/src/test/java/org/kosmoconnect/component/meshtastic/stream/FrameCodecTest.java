package org.kosmoconnect.component.meshtastic.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

  /** Bodies that begin with this byte decode; so what is one can be told by a test. */
  private static final byte GOOD = 0x12;

  @Property
  void findsEachFrameHoweverItIsSplit(
      @ForAll @Size(max = 8) List<@Size(max = 512) byte[]> bodies,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 700) Integer> splits) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    bodies.forEach(body -> stream.writeBytes(FrameCodec.encode(body)));

    List<Frame<byte[]>> frames = feed(new FrameCodec<>(body -> body), stream.toByteArray(), splits);

    assertThat(frames).extracting(Frame::body).containsExactlyElementsOf(bodies);
  }

  @Property
  void noNoiseStopsTheFramesBehindIt(@ForAll @Size(max = 600) byte[] noise) {
    FrameCodec<byte[]> codec = new FrameCodec<>(FrameCodecTest::decode);
    byte[] good = FrameCodec.encode(new byte[] {GOOD, 1, 2, 3});
    codec.feed(noise, 0, noise.length);

    // A header in the noise may claim as many bytes as a frame can have.
    List<Frame<byte[]>> frames = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      frames.addAll(codec.feed(good, 0, good.length));
    }

    assertThat(frames.subList(frames.size() - 10, frames.size()))
        .allSatisfy(frame -> assertThat(frame.body()).containsExactly(GOOD, 1, 2, 3));
    assertThat(codec.pending()).isZero();
  }

  @Property
  void everyByteIsFramedPendingOrNoise(@ForAll @Size(max = 3000) byte[] bytes) {
    FrameCodec<byte[]> codec = new FrameCodec<>(body -> body);

    List<Frame<byte[]>> frames = codec.feed(bytes, 0, bytes.length);

    long framed = frames.stream().mapToLong(frame -> frame.body().length + 4L).sum();
    assertThat(framed + codec.pending() + codec.noise()).isEqualTo(bytes.length);
  }

  @Test
  void findsTheFrameThatACutOneSwallowed() {
    byte[] cut = FrameCodec.encode(new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    byte[] next = FrameCodec.encode(new byte[] {GOOD, 7});
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(cut, 0, 9);
    stream.writeBytes(next);
    stream.writeBytes(next);

    List<Frame<byte[]>> frames =
        feed(new FrameCodec<>(FrameCodecTest::decode), stream.toByteArray(), List.of(1));

    assertThat(frames).extracting(Frame::message).hasSize(3).startsWith((byte[]) null);
    assertThat(frames.subList(1, 3))
        .allSatisfy(frame -> assertThat(frame.body()).containsExactly(GOOD, 7));
  }

  @Test
  void headerByChanceInAnUndecodableBodyDoesNotHoldUpTheNextFrame() {
    byte[] bad = FrameCodec.encode(new byte[] {1, (byte) 0x94, (byte) 0xC3, 1, 0, 5});
    byte[] next = FrameCodec.encode(new byte[] {GOOD, 7});
    FrameCodec<byte[]> codec = new FrameCodec<>(FrameCodecTest::decode);

    codec.feed(bad, 0, bad.length);
    List<Frame<byte[]>> frames = codec.feed(next, 0, next.length);

    assertThat(frames).singleElement().extracting(Frame::body).isEqualTo(new byte[] {GOOD, 7});
    assertThat(codec.pending()).isZero();
  }

  @Test
  void forgetsAnUnfinishedFrameWhenTheLineIsOpenedAnew() {
    FrameCodec<byte[]> codec = new FrameCodec<>(body -> body);
    byte[] frame = FrameCodec.encode(new byte[20]);

    codec.feed(frame, 0, 10);
    codec.reset();

    assertThat(codec.pending()).isZero();
    assertThat(codec.feed(frame, 0, frame.length)).hasSize(1);
  }

  @Test
  void refusesToFrameMoreThanARadioTakes() {
    assertThatThrownBy(() -> FrameCodec.encode(new byte[513]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] decode(byte[] body) {
    return body.length > 0 && body[0] == GOOD ? body : null;
  }

  private static List<Frame<byte[]>> feed(
      FrameCodec<byte[]> codec, byte[] bytes, List<Integer> splits) {
    List<Frame<byte[]>> frames = new ArrayList<>();
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int length = Math.min(splits.get(i % splits.size()), bytes.length - at);
      frames.addAll(codec.feed(bytes, at, length));
      at += length;
    }
    return frames;
  }
}
