package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.proto.meshtastic.Routing;

/**
 * Recordings of real radios, replayed to our session: as they came, byte by byte, in pieces, and
 * cut at every byte.
 */
public final class CapturesSuite implements VectorSuite {

  private static final String EXPECT = "EXPECT.json";

  /** Longer than any frame of the recordings. */
  private static final int PERIOD = 300;

  @Override
  public String folder() {
    return "captures";
  }

  @Override
  public List<String> sets() {
    return List.of(EXPECT);
  }

  @Override
  public List<VectorCase> read(Path folder, String set) throws IOException {
    JsonNode root = new ObjectMapper().readTree(folder.resolve(set).toFile());
    List<VectorCase> cases = new ArrayList<>();
    for (var entry : root.properties()) {
      Path file = folder.resolve(entry.getKey() + ".jsonl");
      if (!Files.exists(file)) {
        throw new IllegalArgumentException("no recording " + file.getFileName());
      }
      Recording recording = Recording.read(file);
      JsonNode expected = entry.getValue();
      String name = entry.getKey();
      cases.add(
          new VectorCase(
              name + " as recorded", () -> check(recording, expected, (c, o) -> List.of(c))));
      cases.add(
          new VectorCase(
              name + " byte by byte", () -> check(recording, expected, (c, o) -> pieces(c, 1))));
      cases.add(
          new VectorCase(name + " split at every byte", () -> everySplit(recording, expected)));
      cases.add(
          new VectorCase(
              name + " in pieces of 2 to 40 bytes", () -> everyLength(recording, expected)));
    }
    return cases;
  }

  /** Cuts lie further apart than frames are long, so each frame meets one cut at most. */
  private static void everySplit(Recording recording, JsonNode expected) {
    for (int phase = 0; phase < PERIOD; phase++) {
      int first = phase;
      check(recording, expected, (chunk, offset) -> cut(chunk, first - offset));
    }
  }

  private static void everyLength(Recording recording, JsonNode expected) {
    for (int length = 2; length <= 40; length++) {
      int size = length;
      check(recording, expected, (chunk, offset) -> pieces(chunk, size));
    }
  }

  private static List<byte[]> cut(byte[] chunk, int phase) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int at = Math.floorMod(phase, PERIOD); at < chunk.length; at += PERIOD) {
      parts.add(Arrays.copyOfRange(chunk, from, at));
      from = at;
    }
    parts.add(Arrays.copyOfRange(chunk, from, chunk.length));
    return parts;
  }

  private static List<byte[]> pieces(byte[] chunk, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < chunk.length; at += size) {
      pieces.add(Arrays.copyOfRange(chunk, at, Math.min(chunk.length, at + size)));
    }
    return pieces;
  }

  private static void check(
      Recording recording, JsonNode expected, SessionReplay.Splitter splitter) {
    SessionReplay replay = SessionReplay.play(recording, splitter);
    Difference.check("messages", recording.bodies().size(), replay.messages);
    Difference.check("noise", 0L, replay.noise());
    for (JsonNode packet : expected) {
      String name = packet.get("name").asText();
      Delivery delivery = replay.delivery((int) packet.get("id").asLong());
      Difference.check(name + " is known", delivery != null);
      Difference.check(name, packet.get("outcome").asText(), word(delivery.outcome()));
      if (packet.has("reason")) {
        int reason = Routing.Error.valueOf(packet.get("reason").asText()).getNumber();
        Difference.check(name + " reason", reason, delivery.error());
      }
    }
  }

  private static String word(Outcome outcome) {
    return outcome == Outcome.UNANSWERED ? "no-answer" : outcome.name().toLowerCase(Locale.ROOT);
  }
}
