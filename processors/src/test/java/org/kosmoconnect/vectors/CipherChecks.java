package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import org.kosmoconnect.codec.ChannelKey;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.ChannelName;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.codec.EnvelopeEncoder;
import org.kosmoconnect.codec.Psk;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Unreadable;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.ModemPreset;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** Keys, hashes and ciphers. */
final class CipherChecks {

  private static final NodeId GATEWAY = new NodeId(0x7c5a9f02L);

  private CipherChecks() {}

  static void aesCtr(JsonNode vector) {
    ChannelKey key = ChannelKey.of("any", hex(vector, "key_hex"));
    byte[] plain = hex(vector, "plaintext_hex");
    byte[] encrypted = hex(vector, "ciphertext_hex");
    int from = (int) vector.get("from").asLong();
    int id = (int) vector.get("packet_id").asLong();
    Difference.check("iv", vector.get("iv_hex").asText(), hex(ChannelKey.iv(from, id)));
    Difference.check("ciphertext", hex(encrypted), hex(key.apply(from, id, plain)));
    Difference.check("plaintext", hex(plain), hex(key.apply(from, id, encrypted)));
  }

  static void channelHash(JsonNode vector) {
    String preset = vector.path("modem_preset").asText("");
    int number =
        vector.path("modem_preset").isTextual() ? ModemPreset.valueOf(preset).getNumber() : -1;
    String name =
        ChannelName.effective(
            vector.get("channel_name").asText(), number, vector.get("use_preset").asBoolean());
    Difference.check("effective name", vector.get("effective_name").asText(), name);
    byte[] psk = hex(vector, "psk_hex");
    // A secondary channel without a key of its own borrows the primary's.
    boolean borrowed = psk.length == 0 && vector.get("role").asText().equals("SECONDARY");
    ChannelKey key = ChannelKey.of(name, borrowed ? hex(vector, "primary_psk_hex") : psk);
    Difference.check("key", vector.get("key_hex").asText(), hex(key.key()));
    Difference.check("bits", vector.get("key_bits").asInt(), key.key().length * 8);
    Difference.check("hash", vector.get("hash").asInt(), key.hash());
    Difference.check("expands to itself", hex(key.key()), hex(Psk.expand(key.key())));
  }

  /**
   * Direct messages are for their receiver's radio only: here they are kept apart from damaged
   * ones, and unread.
   */
  static void pki(JsonNode vector) {
    EnvelopeDecoder decoder = new EnvelopeDecoder(ChannelKeys.of(List.of()));
    for (String field : List.of("encrypted_hex", "tampered_hex")) {
      MeshPacket wire =
          MeshPacket.newBuilder()
              .setFrom((int) vector.get("from").asLong())
              .setTo((int) vector.get("to").asLong())
              .setId((int) vector.get("packet_id").asLong())
              .setPkiEncrypted(true)
              .setEncrypted(ByteString.copyFrom(hex(vector, field)))
              .build();
      Packet packet = decoder.decodeBytes(EnvelopeEncoder.encode(wire, "PKI", GATEWAY));
      Difference.check("unreadable", Unreadable.PKI, packet.unreadable());
      Difference.check("ciphertext kept", vector.get(field).asText(), hex(packet.payload()));
    }
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(vector.get(field).asText());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
