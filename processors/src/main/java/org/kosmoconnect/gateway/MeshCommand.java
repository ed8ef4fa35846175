package org.kosmoconnect.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node's owner can tell the hub by a text that begins with an exclamation mark.
 *
 * @param kind what is wanted
 * @param argument code of a claim, alias or {@code all} of a stop or start; else empty
 */
public record MeshCommand(Kind kind, String argument) {

  private static final Pattern FORM =
      Pattern.compile(
          "!(stop|start|forget|claim)(?:\\s+@?([a-z0-9_-]{1,12}))?", Pattern.CASE_INSENSITIVE);

  /** All that there is. */
  public enum Kind {
    /** Blocks a sender, or all of them. */
    STOP,
    /** Lifts it. */
    START,
    /** Erases what is stored of the node's owner. */
    FORGET,
    /** Proves to whom the node belongs. */
    CLAIM
  }

  /** Reads a text; empty when it is no command. */
  public static Optional<MeshCommand> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String argument = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
    return Optional.of(
        new MeshCommand(Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), argument));
  }

  /** Tells whether a stop or start is about every sender. */
  public boolean isForAll() {
    return argument.equals("all");
  }
}
