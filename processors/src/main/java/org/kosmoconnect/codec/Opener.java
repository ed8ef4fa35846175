package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Unreadable;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** Opens a packet's payload with the keys we have. */
final class Opener {

  /** Radios never send port 0. */
  private static final int NO_PORT = 0;

  private final ChannelKeys keys;

  Opener(ChannelKeys keys) {
    this.keys = keys;
  }

  /**
   * Opens a payload.
   *
   * @param direct whether the gateway says that it is encrypted for one node
   */
  Opened open(MeshPacket packet, boolean direct) {
    if (packet.hasDecoded()) {
      Data data = packet.getDecoded();
      return new Opened(data, null, data.getPayload().toByteArray(), data.getSerializedSize());
    }
    byte[] encrypted = packet.getEncrypted().toByteArray();
    if (direct || packet.getPkiEncrypted()) {
      return closed(Unreadable.PKI, encrypted);
    }
    List<ChannelKey> candidates = keys.withHash(packet.getChannel());
    for (ChannelKey key : candidates) {
      Data data = tryKey(key, packet, encrypted);
      if (data != null) {
        return new Opened(data, null, data.getPayload().toByteArray(), encrypted.length);
      }
    }
    return closed(candidates.isEmpty() ? Unreadable.NO_KEY : Unreadable.WRONG_KEY, encrypted);
  }

  private static Opened closed(Unreadable why, byte[] encrypted) {
    return new Opened(null, why, encrypted, encrypted.length);
  }

  /** Nothing proves that a key is right; it is taken for right when sense comes out. */
  private static @Nullable Data tryKey(ChannelKey key, MeshPacket packet, byte[] encrypted) {
    if (!key.encrypts()) {
      return null;
    }
    try {
      Data data = Data.parseFrom(key.apply(packet.getFrom(), packet.getId(), encrypted));
      return data.getPortnumValue() <= NO_PORT ? null : data;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
