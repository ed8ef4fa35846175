package org.kosmoconnect.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode as channels use it. Nothing protects against changes: a wrong key yields
 * noise, not an error. Safe for many threads.
 */
final class AesCtr {

  private final SecretKeySpec key;
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(AesCtr::newCipher);

  /** Takes a key of 16 or 32 bytes. */
  AesCtr(byte[] key) {
    if (key.length != 16 && key.length != 32) {
      throw new IllegalArgumentException("AES key of " + key.length + " bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Encrypts or decrypts: it is the same operation. */
  byte[] apply(int from, int packetId, byte[] text) {
    try {
      Cipher cipher = ciphers.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv(from, packetId)));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/CTR takes any text", e);
    }
  }

  /** Packet id as 64 bit and sender, both little-endian; the last four bytes count blocks. */
  static byte[] iv(int from, int packetId) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Integer.toUnsignedLong(packetId))
        .putInt(from)
        .array();
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES/CTR", e);
    }
  }
}
