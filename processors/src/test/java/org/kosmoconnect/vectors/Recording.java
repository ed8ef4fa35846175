package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/**
 * A recorded talk of a host with a real radio.
 *
 * @param chunks in time order
 */
public record Recording(List<Chunk> chunks) {

  /**
   * What one side wrote or read at once, or did.
   *
   * @param time ms from the start
   * @param connection counted from 0
   * @param host whether the host wrote it
   * @param bytes empty for an event
   * @param event open, eof or close; null for bytes
   */
  public record Chunk(
      long time, int connection, boolean host, byte[] bytes, @Nullable String event) {}

  /** Reads a recording from its file. */
  public static Recording read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Chunk> chunks = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = mapper.readTree(line);
      chunks.add(
          new Chunk(
              json.get("t").asLong(),
              json.path("conn").asInt(),
              json.get("dir").asText().equals("host"),
              HexFormat.of().parseHex(json.get("hex").asText()),
              json.path("event").asText(null)));
    }
    return new Recording(chunks);
  }

  /** Returns the messages of the host in a chunk of its. */
  public static List<ToRadio> messages(Chunk chunk) {
    List<ToRadio> messages = new ArrayList<>();
    FrameCodec<ToRadio> codec = new FrameCodec<>(Recording::decode);
    for (Frame<ToRadio> frame : codec.feed(chunk.bytes(), 0, chunk.bytes().length)) {
      if (frame.message() != null) {
        messages.add(frame.message());
      }
    }
    return messages;
  }

  /** Returns the nonce with which the host asks for the configuration on a connection. */
  public int nonce(int connection) {
    for (Chunk chunk : chunks) {
      if (chunk.host() && chunk.connection() == connection) {
        for (ToRadio message : messages(chunk)) {
          if (message.hasWantConfigId()) {
            return message.getWantConfigId();
          }
        }
      }
    }
    throw new IllegalArgumentException("no handshake on connection " + connection);
  }

  /** Returns all frame bodies of the radio, found by their lengths alone: recordings are clean. */
  public List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    int connections = 1 + chunks.stream().mapToInt(Chunk::connection).max().orElse(0);
    for (int connection = 0; connection < connections; connection++) {
      byte[] all = stream(connection);
      int at = 0;
      while (at + 4 <= all.length) {
        int length = (all[at + 2] & 0xFF) << 8 | all[at + 3] & 0xFF;
        byte[] body = new byte[length];
        System.arraycopy(all, at + 4, body, 0, length);
        bodies.add(body);
        at += 4 + length;
      }
    }
    return bodies;
  }

  private byte[] stream(int connection) {
    var out = new java.io.ByteArrayOutputStream();
    for (Chunk chunk : chunks) {
      if (!chunk.host() && chunk.connection() == connection) {
        out.writeBytes(chunk.bytes());
      }
    }
    return out.toByteArray();
  }

  private static @Nullable ToRadio decode(byte[] body) {
    try {
      return ToRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
