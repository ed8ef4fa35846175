package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A channel as radios know it; written apart from the codec, so that one checks the other.
 *
 * @param key 16 or 32 bytes, base64
 */
public record ChannelKey(String name, String key) {

  /** The channel that every radio has from the factory. */
  public static final ChannelKey LONG_FAST =
      new ChannelKey(
          "LongFast",
          Base64.getEncoder()
              .encodeToString(HexFormat.of().parseHex("d4f1bb3a20290759f0bcffabcf4e6901")));

  /** The private channel of the weather nodes; no secret, the demo shows it. */
  public static final ChannelKey METEO =
      new ChannelKey("Meteo", "a29zbW8tY29ubmVjdC1kZW1vLW1ldGVvLWtleS0wMDE=");

  /** Returns the byte by which receivers choose the key. */
  public int hash() {
    int hash = 0;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash ^= b;
    }
    for (byte b : Base64.getDecoder().decode(key)) {
      hash ^= b;
    }
    return hash & 0xFF;
  }

  /** AES-CTR with the packet's name as the nonce. */
  public ByteString encrypt(int from, int id, byte[] data) {
    byte[] nonce =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(Integer.toUnsignedLong(id))
            .putInt(from)
            .array();
    try {
      var cipher = Cipher.getInstance("AES/CTR/NoPadding");
      var secret = new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
      cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(nonce));
      return ByteString.copyFrom(cipher.doFinal(data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
