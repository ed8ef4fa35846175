package org.kosmoconnect.testbed.live;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the person with a node answers to a text for it. "say X" makes it write X (a claim, a stop),
 * "react X" makes it react with the emoji X, "hush …" leaves it silent; everything else is echoed.
 *
 * @param reaction whether the text is an emoji on what was written
 */
record TextAnswer(String text, boolean reaction) {

  private static final String ECHO = "echo: ";
  private static final int LONGEST = 200;

  /** Who writes from the web is named in front. */
  private static final Pattern ALIAS = Pattern.compile("^[a-z0-9_-]{2,12}: ");

  /** What the hub itself has to say; an echo would be answered again. */
  private static final Pattern SYSTEM = Pattern.compile("start with @");

  static Optional<TextAnswer> to(String text) {
    if (text.startsWith(ECHO) || SYSTEM.matcher(text).find()) {
      return Optional.empty();
    }
    String words = ALIAS.matcher(text).replaceFirst("");
    if (words.startsWith("say ")) {
      return Optional.of(new TextAnswer(words.substring("say ".length()), false));
    }
    if (words.startsWith("react ")) {
      return Optional.of(new TextAnswer(words.substring("react ".length()), true));
    }
    return words.startsWith("hush")
        ? Optional.empty()
        : Optional.of(new TextAnswer(cut(ECHO + words), false));
  }

  /** Cuts between characters. */
  private static String cut(String text) {
    String fitting = text;
    while (fitting.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
    }
    return fitting;
  }
}
