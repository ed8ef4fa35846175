package org.kosmoconnect.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** Turns what a channel has configured as its key into the key that encrypts. */
public final class Psk {

  private static final byte[] DEFAULT_KEY =
      HexFormat.of().parseHex("d4f1bb3a20290759f0bcffabcf4e6901");
  private static final int LONGEST = 32;

  private Psk() {}

  /**
   * Expands a key.
   *
   * @param psk 0 bytes = none; 1 byte = 0 none, n the default key with its last byte raised by n-1;
   *     else the key itself, padded with zeros to 16 or 32 bytes
   * @return 0 (nothing is encrypted), 16 or 32 bytes
   * @throws IllegalArgumentException when it is longer than 32 bytes
   */
  public static byte[] expand(byte[] psk) {
    if (psk.length > LONGEST) {
      throw new IllegalArgumentException("channel key of " + psk.length + " bytes, at most 32");
    }
    if (psk.length == 0 || (psk.length == 1 && psk[0] == 0)) {
      return new byte[0];
    }
    if (psk.length == 1) {
      byte[] key = DEFAULT_KEY.clone();
      key[key.length - 1] += (byte) (psk[0] - 1);
      return key;
    }
    return Arrays.copyOf(psk, psk.length <= 16 ? 16 : 32);
  }
}
