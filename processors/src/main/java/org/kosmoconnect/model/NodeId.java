package org.kosmoconnect.model;

/**
 * Number of a node, {@code 0..2^32-1}; written {@code !} and eight hex digits.
 *
 * @param num the number; the last four bytes of the radio's MAC address
 */
public record NodeId(long num) implements Comparable<NodeId> {

  /** Everybody. */
  public static final NodeId BROADCAST = new NodeId(0xFFFF_FFFFL);

  public NodeId {
    if (num < 0 || num > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("node number out of range: " + num);
    }
  }

  /** Takes a 32-bit number as protobuf hands it out, signed. */
  public static NodeId of(int bits) {
    return new NodeId(Integer.toUnsignedLong(bits));
  }

  /**
   * Reads {@code !a1b2c3d4} or a decimal number.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static NodeId parse(String text) {
    long num = parseNum(text);
    if (num < 0) {
      throw new IllegalArgumentException("not a node id: " + CleanText.of(text));
    }
    return new NodeId(num);
  }

  /** Reads a node id; -1 when it is none. */
  public static long parseNum(String text) {
    if (text.startsWith("!")) {
      return text.length() == 9 ? digits(text, 1, 16) : -1;
    }
    long num = text.length() > 10 ? -1 : digits(text, 0, 10);
    return num > 0xFFFF_FFFFL ? -1 : num;
  }

  private static long digits(String text, int from, int radix) {
    long num = text.length() == from ? -1 : 0;
    for (int i = from; i < text.length() && num >= 0; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      num = digit < 0 ? -1 : num * radix + digit;
    }
    return num;
  }

  /** Tells whether a single node can have this number. */
  public boolean isNode() {
    return num != 0 && num != BROADCAST.num;
  }

  @Override
  public int compareTo(NodeId other) {
    return Long.compare(num, other.num);
  }

  @Override
  public String toString() {
    String hex = Long.toHexString(num);
    return "!" + "00000000".substring(hex.length()) + hex;
  }
}
