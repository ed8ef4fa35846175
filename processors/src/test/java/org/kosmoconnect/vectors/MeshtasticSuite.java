package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Envelopes, ciphers and frames of stock radios. */
public final class MeshtasticSuite implements VectorSuite {

  /** Takes the whole set and one vector of it. */
  private interface Maker extends BiFunction<JsonNode, JsonNode, VectorCase.Check> {}

  private static final Map<String, Maker> SETS = new LinkedHashMap<>();

  static {
    SETS.put("service-envelopes.json", EnvelopeCheck::of);
    SETS.put("aes-ctr.json", (set, vector) -> () -> CipherChecks.aesCtr(vector));
    SETS.put("channel-hash.json", (set, vector) -> () -> CipherChecks.channelHash(vector));
    SETS.put("pki.json", (set, vector) -> () -> CipherChecks.pki(vector));
    SETS.put("json-topic.json", (set, vector) -> () -> EnvelopeCheck.jsonTopic(vector));
    SETS.put("stream-frames.json", (set, vector) -> () -> StreamChecks.frames(vector));
    SETS.put("to-radio.json", (set, vector) -> () -> StreamChecks.toRadio(vector));
  }

  @Override
  public String folder() {
    return "meshtastic";
  }

  @Override
  public List<String> sets() {
    return List.copyOf(SETS.keySet());
  }

  @Override
  public List<VectorCase> read(Path folder, String set) throws IOException {
    JsonNode root = new ObjectMapper().readTree(folder.resolve(set).toFile());
    JsonNode vectors = root.path("vectors");
    if (!vectors.isArray()) {
      throw new IllegalArgumentException("no list named vectors");
    }
    Maker maker = SETS.get(set);
    List<VectorCase> cases = new ArrayList<>();
    for (JsonNode vector : vectors) {
      String name = vector.path("id").asText() + " " + vector.path("title").asText();
      cases.add(new VectorCase(name.strip(), maker.apply(root, vector)));
    }
    return cases;
  }
}
