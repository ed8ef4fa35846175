package org.kosmoconnect.codec;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All channels that we can read, found by hash. Immutable; the public default channel is always
 * among them.
 */
public final class ChannelKeys {

  private static final ChannelKey LONG_FAST = ChannelKey.of("LongFast", new byte[] {1});
  private static final int HASHES = 256;

  private final List<ChannelKey> all;
  private final List<List<ChannelKey>> byHash;

  private ChannelKeys(List<ChannelKey> all) {
    this.all = List.copyOf(all);
    List<List<ChannelKey>> byHash = new ArrayList<>(HASHES);
    for (int hash = 0; hash < HASHES; hash++) {
      int wanted = hash;
      byHash.add(this.all.stream().filter(key -> key.hash() == wanted).toList());
    }
    this.byHash = List.copyOf(byHash);
  }

  /** Joins the given channels with the public default channel. */
  public static ChannelKeys of(Collection<ChannelKey> channels) {
    List<ChannelKey> all = new ArrayList<>(channels);
    all.add(LONG_FAST);
    return new ChannelKeys(all);
  }

  /**
   * Reads {@code name:base64key,…}; blanks around are ignored, and several keys may share a name.
   *
   * @throws IllegalArgumentException naming the channel whose key is none; keys are never repeated
   *     in it
   */
  public static ChannelKeys parse(String channels) {
    List<ChannelKey> keys = new ArrayList<>();
    for (String part : channels.split(",")) {
      if (!part.isBlank()) {
        keys.add(parseOne(part.strip()));
      }
    }
    return of(keys);
  }

  private static ChannelKey parseOne(String part) {
    int colon = part.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("channel without name or key, expected name:base64key");
    }
    String name = part.substring(0, colon).strip();
    try {
      return ChannelKey.of(name, Base64.getDecoder().decode(part.substring(colon + 1).strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "key of channel " + name + " is not base64 of 0 to 32 bytes");
    }
  }

  /** Returns the channels a packet with this hash may be of. */
  List<ChannelKey> withHash(int hash) {
    return hash < 0 || hash >= HASHES ? List.of() : byHash.get(hash);
  }

  /** Finds a channel by its name, case-sensitive. */
  public Optional<ChannelKey> find(String name) {
    return all.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  public List<ChannelKey> all() {
    return all;
  }
}
