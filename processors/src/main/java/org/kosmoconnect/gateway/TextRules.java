package org.kosmoconnect.gateway;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text to the mesh may be (spec 5 "Text"). */
public final class TextRules {

  /** Bytes of UTF-8 that a text may have, its prefix included: more is often lost on the way. */
  public static final int MOST_BYTES = 200;

  private static final Pattern ALIAS = Pattern.compile("[a-z0-9_-]{2,12}");
  private static final Pattern GIVEN = Pattern.compile("u[0-9a-f]{6}");
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /** Words that would make a recipient believe in somebody else. */
  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "administrator",
          "all",
          "bridge",
          "emergency",
          "gateway",
          "help",
          "hub",
          "kosmo",
          "kosmoconnect",
          "mayday",
          "me",
          "mesh",
          "meshtastic",
          "node",
          "operator",
          "police",
          "root",
          "sos",
          "support",
          "system",
          "you");

  private TextRules() {}

  /**
   * A text as it goes out.
   *
   * @param text cleaned, without the prefix
   * @param wire with the prefix
   * @param bytes of {@code wire} in UTF-8
   */
  public record Composed(String text, String wire, int bytes) {

    /** Returns how many bytes are too many, 0 when it fits. */
    public int excess() {
      return Math.max(0, bytes - MOST_BYTES);
    }
  }

  /** Writes the alias of its sender before a text. Nothing is cut. */
  public static Composed compose(String alias, String given) {
    String text = clean(given);
    String wire = alias + ": " + text;
    return new Composed(text, wire, bytes(wire));
  }

  /** Composes a reaction: an emoji alone, for receivers show it beside the text it answers. */
  public static Composed reaction(String given) {
    String text = clean(given);
    return new Composed(text, text, bytes(text));
  }

  /**
   * Brings a text into one normal form (NFC) and takes out what commands a screen: controls and
   * overrides of the writing direction. Line breaks and tabs become spaces.
   */
  public static String clean(String given) {
    String normal = Normalizer.normalize(given, Normalizer.Form.NFC);
    StringBuilder text = new StringBuilder(normal.length());
    normal
        .codePoints()
        .forEach(
            point -> {
              if (point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029) {
                text.append(' ');
              } else if (point >= 0xD800 && point <= 0xDFFF) {
                text.append('\uFFFD');
              } else if (!isCommand(point)) {
                text.appendCodePoint(point);
              }
            });
    return text.toString().strip();
  }

  private static boolean isCommand(int point) {
    return point < 0x20
        || (point >= 0x7F && point < 0xA0)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /** Returns the bytes of a text in UTF-8. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the longest beginning that fits, cut between what readers see as characters. */
  public static String fit(String text, int mostBytes) {
    Matcher clusters = CLUSTER.matcher(text);
    int end = 0;
    int used = 0;
    while (clusters.find()) {
      used += bytes(clusters.group());
      if (used > mostBytes) {
        break;
      }
      end = clusters.end();
    }
    return text.substring(0, end);
  }

  /** Tells whether a text is one emoji or other single character, as a reaction is. */
  public static boolean isOneCharacter(String text) {
    Matcher clusters = CLUSTER.matcher(text);
    return clusters.matches() && bytes(text) <= 32;
  }

  /** Tells whether an alias has the right form. */
  public static boolean isAlias(String alias) {
    return ALIAS.matcher(alias).matches();
  }

  /** Tells whether an alias may be taken by nobody. */
  public static boolean isReserved(String alias) {
    return RESERVED.contains(alias) || GIVEN.matcher(alias).matches();
  }
}
