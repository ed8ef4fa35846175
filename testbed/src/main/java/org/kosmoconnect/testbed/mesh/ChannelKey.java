package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
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

  private static final int SHORT = 16;
  private static final int LONG = 32;

  /**
   * Returns the channel of a radio's settings.
   *
   * @param name effective name, that of the preset where the channel has none
   * @param psk as set: one byte chooses a variant of the factory's key, short keys are padded
   */
  public static ChannelKey of(String name, byte[] psk) {
    byte[] key;
    if (psk.length == 1) {
      key = Base64.getDecoder().decode(LONG_FAST.key());
      key[SHORT - 1] += (byte) (psk[0] - 1);
    } else {
      key = Arrays.copyOf(psk, psk.length <= SHORT ? SHORT : LONG);
    }
    return new ChannelKey(name, Base64.getEncoder().encodeToString(key));
  }

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

  /** Encrypts what a packet holds. */
  public ByteString encrypt(int from, int id, byte[] data) {
    return ByteString.copyFrom(apply(from, id, data));
  }

  /** AES-CTR with the packet's name as the nonce: the way there is the way back. */
  public byte[] apply(int from, int id, byte[] data) {
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
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
