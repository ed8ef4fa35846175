package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** The stream between a radio and its host. */
final class StreamChecks {

  private static final HexFormat HEX = HexFormat.of();

  private StreamChecks() {}

  /**
   * Rescanning may find more than plain framing does, but nothing that is not in the stream as a
   * frame.
   */
  static void frames(JsonNode vector) {
    FrameCodec<FromRadio> codec = new FrameCodec<>(StreamChecks::decode);
    List<Frame<FromRadio>> frames = new ArrayList<>();
    StringBuilder stream = new StringBuilder();
    for (JsonNode chunk : vector.get("chunks_hex")) {
      byte[] bytes = HEX.parseHex(chunk.asText());
      stream.append(chunk.asText());
      frames.addAll(codec.feed(bytes, 0, bytes.length));
    }
    JsonNode bodies = vector.get("expected_frames_hex");
    JsonNode messages = vector.get("expected_messages");
    int next = 0;
    for (Frame<FromRadio> frame : frames) {
      boolean expected =
          next < bodies.size() && bodies.get(next).asText().equals(HEX.formatHex(frame.body()));
      if (expected) {
        compare(messages.get(next), frame.message(), "frame " + next);
        next++;
      } else {
        String framed = HEX.formatHex(FrameCodec.encode(frame.body()));
        Difference.check(
            "frame " + next + " is not the expected one",
            vector.get("level").asText().equals("should"));
        Difference.check("invented frame", frame.message() != null && stream.indexOf(framed) >= 0);
      }
    }
    Difference.check("frames found", bodies.size(), next);
    Difference.check("pending bytes", vector.get("pending_bytes_at_end").asInt(), codec.pending());
  }

  static void toRadio(JsonNode vector) {
    byte[] body =
        ProtoJson.build(vector.get("message"), ToRadio.newBuilder()).build().toByteArray();
    Difference.check("bytes", vector.get("hex").asText(), HEX.formatHex(body));
    Difference.check(
        "frame", vector.get("frame_hex").asText(), HEX.formatHex(FrameCodec.encode(body)));
  }

  private static void compare(JsonNode expected, @Nullable FromRadio actual, String what) {
    Difference.check("decodability of " + what, !expected.isNull(), actual != null);
    if (actual != null) {
      ProtoJson.compare(what, expected, actual);
    }
  }

  private static @Nullable FromRadio decode(byte[] body) {
    try {
      return FromRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
