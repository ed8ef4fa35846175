package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
   * Returns the plain bytes of the packet, noise when the key is another; empty when this channel
   * encrypts nothing.
   */
  Optional<byte[]> decrypt(MeshPacket packet, byte[] encrypted) {
    return cipher == null
        ? Optional.empty()
        : Optional.of(cipher.apply(packet.getFrom(), packet.getId(), encrypted));
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
