package org.kosmoconnect.hub.bridges;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Makes the secrets of enrolment. Codes are typed by people: 15 signs of an alphabet without the
 * ones that are mistaken for each other, 75 bits. Passwords are not: 192 bits. Both are random, so
 * a plain SHA-256 hides them as well as a slow hash would.
 */
public final class EnrolmentCodes {

  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int SIGNS = 15;
  private static final int GROUP = 5;
  private static final int PASSWORD_BYTES = 24;

  private final SecureRandom random = new SecureRandom();

  /** Returns a new code of the form {@code K7QM2-XF9RT-3HWPA}. */
  public String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < SIGNS; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Returns a new password for the broker. */
  public String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Hashes a code as typed: small letters, blanks and dashes do not matter. */
  public byte[] hashOfCode(String code) {
    return hash(code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
  }

  /** Hashes a password. */
  public byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
