package org.kosmoconnect.codec;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells payloads apart whose packets share sender and id. */
final class PayloadDigest {

  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(PayloadDigest::newDigest);

  private PayloadDigest() {}

  /** Returns the first 64 bits of SHA-256 over the port, 4 bytes big-endian, and the payload. */
  static long of(int port, byte[] payload) {
    MessageDigest digest = SHA_256.get();
    digest.update((byte) (port >>> 24));
    digest.update((byte) (port >>> 16));
    digest.update((byte) (port >>> 8));
    digest.update((byte) port);
    return ByteBuffer.wrap(digest.digest(payload)).getLong();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
