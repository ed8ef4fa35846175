package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.ChannelKey;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.codec.Reason;
import org.kosmoconnect.codec.UplinkTopic;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Unreadable;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** One envelope: parsed, opened, understood, written again. */
final class EnvelopeCheck {

  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST_PAYLOAD = 512;
  private static final Map<String, Unreadable> CLOSED =
      Map.of("no_key", Unreadable.NO_KEY, "wrong_key", Unreadable.WRONG_KEY, "pki", Unreadable.PKI);

  private final ChannelKeys keys;
  private final EnvelopeDecoder decoder;
  private final JsonNode set;
  private final JsonNode vector;
  private final byte[] bytes;

  private EnvelopeCheck(JsonNode set, JsonNode vector) {
    List<ChannelKey> channels = new ArrayList<>();
    for (JsonNode channel : set.path("known_channels")) {
      byte[] psk = Base64.getDecoder().decode(channel.get("psk_base64").asText());
      channels.add(ChannelKey.of(channel.get("name").asText(), psk));
    }
    this.keys = ChannelKeys.of(channels);
    this.decoder = new EnvelopeDecoder(keys);
    this.set = set;
    this.vector = vector;
    this.bytes = HEX.parseHex(vector.get("hex").asText());
  }

  static VectorCase.Check of(JsonNode set, JsonNode vector) {
    EnvelopeCheck check = new EnvelopeCheck(set, vector);
    return check::run;
  }

  /**
   * Legacy JSON is recognised by its topic, and refused as anything else would be if it went
   * astray.
   */
  static void jsonTopic(JsonNode vector) {
    UplinkTopic topic = UplinkTopic.parse(vector.get("topic").asText());
    Difference.check("kind of topic", UplinkTopic.Kind.JSON, topic.kind());
    byte[] payload = vector.get("payload_text").asText().getBytes(StandardCharsets.UTF_8);
    try {
      new EnvelopeDecoder(ChannelKeys.of(List.of())).decodeBytes(payload);
      throw new Difference("JSON was taken for an envelope");
    } catch (PacketDecodeException refused) {
      Difference.check("reason", Reason.NOT_PROTOBUF, refused.reason());
    }
  }

  private void run() throws InvalidProtocolBufferException {
    checkTopic();
    if (!checkEnvelope()) {
      return;
    }
    Packet packet = decode();
    if (packet != null) {
      checkPacket(packet);
      checkCopies(packet);
      ContentCheck.run(vector, packet);
    }
  }

  private void checkTopic() {
    UplinkTopic topic = UplinkTopic.parse(vector.get("topic").asText());
    boolean map = vector.get("topic").asText().endsWith("/2/map/");
    Difference.check(
        "kind of topic", map ? UplinkTopic.Kind.MAP : UplinkTopic.Kind.ENVELOPE, topic.kind());
  }

  /** Returns whether the bytes are an envelope. */
  private boolean checkEnvelope() throws InvalidProtocolBufferException {
    String parse = vector.get("parse").asText();
    ServiceEnvelope envelope;
    try {
      envelope = ServiceEnvelope.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      Difference.check("parses", !parse.equals("ok"));
      decode();
      return false;
    }
    Difference.check("does not parse", !parse.equals("error"));
    if (vector.path("envelope").isObject()) {
      ProtoJson.compare("envelope", vector.get("envelope"), envelope);
    }
    if (vector.path("canonical").asBoolean()) {
      Difference.check(
          "encoded again", vector.get("hex").asText(), HEX.formatHex(envelope.toByteArray()));
    }
    return true;
  }

  /** Returns the packet, null when it is refused as it must be or may be. */
  private @Nullable Packet decode() {
    JsonNode usable = vector.path("usable");
    boolean tooLarge = vector.at("/data/payload").asText("").length() / 2 > LONGEST_PAYLOAD;
    try {
      Packet packet = decoder.decodeBytes(bytes);
      Difference.check("must be refused", !tooLarge && (!usable.isBoolean() || usable.asBoolean()));
      return packet;
    } catch (PacketDecodeException refused) {
      // Longer than any radio can send is refused here by policy.
      Difference.check(
          "refused as " + refused.reason(), tooLarge || !usable.isBoolean() || !usable.asBoolean());
      Difference.check("refused as too large", tooLarge, refused.reason() == Reason.TOO_LARGE);
      return null;
    }
  }

  private void checkPacket(Packet packet) {
    String decrypt = vector.get("decrypt").asText();
    Difference.check("unreadable", CLOSED.get(decrypt), packet.unreadable());
    Difference.check("readable", !CLOSED.containsKey(decrypt), packet.readable());
    Difference.check("key", vector.get("dedup_key").asText(), packet.from() + ":" + packet.id());
    if (decrypt.equals("ok")) {
      ChannelKey key = keys.find(vector.at("/key/channel").asText()).orElseThrow();
      byte[] encrypted = HEX.parseHex(vector.at("/envelope/packet/encrypted").asText());
      byte[] plain = key.apply((int) packet.from().num(), (int) packet.id(), encrypted);
      Difference.check("plaintext", vector.get("plaintext_hex").asText(), HEX.formatHex(plain));
    }
  }

  private void checkCopies(Packet packet) {
    JsonNode group = vector.path("group");
    for (JsonNode other : set.get("vectors")) {
      if (group.isTextual() && group.equals(other.path("group"))) {
        Packet copy = decoder.decodeBytes(HEX.parseHex(other.get("hex").asText()));
        Difference.check("key of a copy", packet.key(), copy.key());
      }
    }
  }
}
