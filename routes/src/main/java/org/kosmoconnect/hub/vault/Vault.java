package org.kosmoconnect.hub.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals secrets that the database keeps (AES-256-GCM) and recognises what was erased by a keyed
 * hash (HMAC-SHA256), both under KOSMO_SECRET_KEY. Without it nothing is sealed, and the hash is
 * keyed by a random row of the database.
 */
public final class Vault {

  private static final String SEALED = "sealed:";
  private static final String HMAC = "HmacSHA256";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String secret;
  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  /**
   * Takes the key of the hub.
   *
   * @param secret KOSMO_SECRET_KEY; empty where none is set
   */
  public Vault(String secret, JdbcClient jdbc) {
    this.secret = secret;
    this.jdbc = jdbc;
  }

  /** Seals a text; without a key it stays as it is. */
  public String seal(String text) {
    if (secret.isBlank()) {
      return text;
    }
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, text.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    return SEALED + Base64.getEncoder().encodeToString(whole);
  }

  /**
   * Opens what was sealed; what was kept before there was a key is returned as it is.
   *
   * @throws IllegalStateException when it was sealed under another key
   */
  public String open(String kept) {
    if (!kept.startsWith(SEALED)) {
      return kept;
    }
    ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(kept.substring(SEALED.length())));
    byte[] iv = new byte[IV_BYTES];
    whole.get(iv);
    byte[] sealed = new byte[whole.remaining()];
    whole.get(sealed);
    return new String(crypt(Cipher.DECRYPT_MODE, iv, sealed), StandardCharsets.UTF_8);
  }

  /** Returns the key under which names of what was erased are hashed. */
  byte[] hashKey() {
    return secret.isBlank()
        ? jdbc.sql("select key from erasure_key").query(byte[].class).single()
        : hmac(secret.getBytes(StandardCharsets.UTF_8), "erased");
  }

  static String hash(byte[] key, String name) {
    return HexFormat.of().formatHex(hmac(key, name));
  }

  private byte[] crypt(int mode, byte[] iv, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] key = hmac(secret.getBytes(StandardCharsets.UTF_8), "seal");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "KOSMO_SECRET_KEY is not the one under which the database's secrets were sealed", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not there", e);
    }
  }
}
