package org.kosmoconnect.billing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign webhooks now: one, or two while they are rotated. Compares in constant
 * time, over the bytes as they came.
 */
public final class WebhookSecrets {

  private static final String HMAC = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-fA-F]{64}");

  private final List<SecretKeySpec> keys;

  private WebhookSecrets(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Takes secrets with commas between.
   *
   * @throws IllegalArgumentException when there is none, for everybody could sign with an empty one
   */
  public static WebhookSecrets parse(String list) {
    List<SecretKeySpec> keys =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC))
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("A webhook needs a secret");
    }
    return new WebhookSecrets(keys);
  }

  /** Tells whether one of the secrets signed these bytes. */
  public boolean signed(byte[] body, @Nullable String signature) {
    if (signature == null || !SIGNATURE.matcher(signature).matches()) {
      return false;
    }
    byte[] claimed = HexFormat.of().parseHex(signature.substring(PREFIX.length()));
    boolean equal = false;
    for (SecretKeySpec key : keys) {
      // All of them, so that the time does not tell which one it was.
      equal |= MessageDigest.isEqual(hmac(key, body), claimed);
    }
    return equal;
  }

  private static byte[] hmac(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecrets[" + keys.size() + "]";
  }
}
