package org.kosmoconnect.airtime;

/**
 * The size of a packet on the air: 16 bytes of header, and the encoded {@code Data} with what the
 * radio adds to it.
 *
 * @param payload bytes of the content
 * @param references how many packets it names: one it answers, one it reacts to, each 5 bytes
 * @param longPort whether its port is 128 or more, which takes a byte more
 * @param forOne encrypted for one receiver, which takes 12 bytes
 * @param signed a broadcast of a radio with firmware 2.8, which signs where the signature fits
 */
public record Frame(int payload, int references, boolean longPort, boolean forOne, boolean signed) {

  /** Most bytes that LoRa carries. */
  public static final int LONGEST = 255;

  private static final int HEADER = 16;
  private static final int PORT = 2;
  private static final int BITFIELD = 2;
  private static final int REFERENCE = 5;
  private static final int PKI = 12;
  private static final int SIGNATURE = 66;

  /** From here on the length of the content takes a second byte. */
  private static final int LONG_PAYLOAD = 128;

  /**
   * @throws IllegalArgumentException when a count is negative
   */
  public Frame {
    if (payload < 0 || references < 0) {
      throw new IllegalArgumentException("no frame holds less than nothing");
    }
  }

  /** Returns the frame of a text to everybody. */
  public static Frame broadcast(int bytes) {
    return new Frame(bytes, 0, false, false, true);
  }

  /** Returns the frame of a text to one node, encrypted for it. */
  public static Frame direct(int bytes) {
    return new Frame(bytes, 0, false, true, false);
  }

  /** Returns the same frame, naming one packet more. */
  public Frame refers() {
    return new Frame(payload, references + 1, longPort, forOne, signed);
  }

  /** Returns the bytes on the air; more than {@link #LONGEST} do not fit into one frame. */
  public int bytes() {
    int content = payload == 0 ? 0 : payload + (payload < LONG_PAYLOAD ? 2 : 3);
    int plain =
        HEADER
            + PORT
            + (longPort ? 1 : 0)
            + content
            + BITFIELD
            + references * REFERENCE
            + (forOne ? PKI : 0);
    return signed && plain + SIGNATURE <= LONGEST ? plain + SIGNATURE : plain;
  }

  /** Returns whether it fits. */
  public boolean fits() {
    return bytes() <= LONGEST;
  }
}
