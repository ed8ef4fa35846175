package org.kosmoconnect.testbed.btcpay;

import java.security.SecureRandom;

/** Ids as the server makes them: 22 letters and digits that nobody takes for each other. */
final class Ids {

  private static final String LETTERS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final SecureRandom CHANCE = new SecureRandom();

  private Ids() {}

  static String next() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 22; i++) {
      id.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
