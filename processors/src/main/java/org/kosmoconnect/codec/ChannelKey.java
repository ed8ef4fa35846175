package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** A channel that we can read and write. Immutable. */
public final class ChannelKey {

  private final String name;
  private final byte[] key;
  private final int hash;
  private final @Nullable AesCtr cipher;

  private ChannelKey(String name, byte[] key) {
    this.name = name;
    this.key = key;
    this.hash = xor(name.getBytes(StandardCharsets.UTF_8)) ^ xor(key);
    this.cipher = key.length == 0 ? null : new AesCtr(key);
  }

  /**
   * Makes a channel.
   *
   * @param name effective name
   * @param psk 0 to 32 bytes as configured, see {@link Psk#expand}
   */
  public static ChannelKey of(String name, byte[] psk) {
    return new ChannelKey(name, Psk.expand(psk));
  }

  public String name() {
    return name;
  }

  /** The byte, 0..255, by which packets hint at their channel. */
  public int hash() {
    return hash;
  }

  /** Key that encrypts: 0, 16 or 32 bytes. */
  public byte[] key() {
    return key.clone();
  }

  /** Returns the packet as it goes on air; without a key it stays plain. */
  public MeshPacket encrypt(MeshPacket plain) {
    if (cipher == null) {
      return plain;
    }
    byte[] text = plain.getDecoded().toByteArray();
    return plain.toBuilder()
        .setChannel(hash)
        .setEncrypted(ByteString.copyFrom(cipher.apply(plain.getFrom(), plain.getId(), text)))
        .build();
  }

  /**
   * Encrypts or decrypts the bytes of one packet's data: it is the same operation. Without a key
   * nothing changes.
   */
  public byte[] apply(int from, int packetId, byte[] text) {
    return cipher == null ? text : cipher.apply(from, packetId, text);
  }

  /** Returns the first counter block for a packet, 16 bytes. */
  public static byte[] iv(int from, int packetId) {
    return AesCtr.iv(from, packetId);
  }

  /** Tells whether packets of this channel are encrypted at all. */
  boolean encrypts() {
    return cipher != null;
  }

  private static int xor(byte[] bytes) {
    int xor = 0;
    for (byte b : bytes) {
      xor ^= b;
    }
    return xor & 0xFF;
  }

  @Override
  public String toString() {
    return name + " (hash " + hash + ")";
  }
}
