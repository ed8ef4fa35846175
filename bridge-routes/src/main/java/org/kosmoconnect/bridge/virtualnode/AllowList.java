package org.kosmoconnect.bridge.virtualnode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Who may connect: this machine, and the addresses of a list. */
final class AllowList {

  private final List<Range> ranges = new ArrayList<>();

  private record Range(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param list addresses and networks such as {@code 192.168.1.7, 10.0.0.0/8}, separated by
   *     commas; may be empty
   * @throws IllegalArgumentException when one of them is no address
   */
  AllowList(String list) {
    for (String entry : list.split(",")) {
      if (!entry.isBlank()) {
        ranges.add(range(entry.strip()));
      }
    }
  }

  boolean allows(InetAddress peer) {
    return peer.isLoopbackAddress()
        || ranges.stream().anyMatch(range -> range.contains(peer.getAddress()));
  }

  private static Range range(String entry) {
    int slash = entry.indexOf('/');
    String host = slash < 0 ? entry : entry.substring(0, slash);
    // A name could change its meaning, and to look it up takes time.
    if (!host.matches("[0-9a-fA-F.:]+")) {
      throw new IllegalArgumentException(entry + " is no address");
    }
    try {
      byte[] address = InetAddress.getByName(host).getAddress();
      int most = 8 * address.length;
      int bits = slash < 0 ? most : Integer.parseInt(entry.substring(slash + 1));
      if (bits < 0 || bits > most) {
        throw new IllegalArgumentException(entry + " is no network");
      }
      return new Range(address, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException(entry + " is no address", e);
    }
  }
}
