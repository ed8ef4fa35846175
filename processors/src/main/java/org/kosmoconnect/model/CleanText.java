package org.kosmoconnect.model;

import java.nio.charset.StandardCharsets;

/**
 * Makes words from the air harmless: broken UTF-8 becomes U+FFFD, and characters that command a
 * terminal, a database or the direction of writing become visible.
 */
public final class CleanText {

  private static final char PICTURES = '\u2400';
  private static final char DELETE_PICTURE = '\u2421';

  private CleanText() {}

  /** Decodes and cleans. */
  public static String of(byte[] utf8) {
    for (byte b : utf8) {
      if (b < 0x20 || b == 0x7F) {
        return of(new String(utf8, StandardCharsets.UTF_8));
      }
    }
    return new String(utf8, StandardCharsets.ISO_8859_1);
  }

  /** Cleans; line breaks and tabs stay. */
  public static String of(String text) {
    int clean = 0;
    while (clean < text.length() && !isUnsafe(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      append(visible, text.charAt(i));
    }
    return visible.toString();
  }

  private static void append(StringBuilder visible, char c) {
    if (!isUnsafe(c)) {
      visible.append(c);
    } else if (c < 0x20) {
      visible.append((char) (PICTURES + c));
    } else if (c == 0x7F) {
      visible.append(DELETE_PICTURE);
    } else {
      visible.append(String.format("\\u%04X", (int) c));
    }
  }

  private static boolean isUnsafe(char c) {
    if (c < 0x20) {
      return c != '\n' && c != '\t';
    }
    return c >= 0x7F && (c < 0xA0 || isBidiControl(c) || c == '\u2028' || c == '\u2029');
  }

  private static boolean isBidiControl(char c) {
    return c == '\u061C'
        || c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
