package org.kosmoconnect.testbed.radio;

import org.jspecify.annotations.Nullable;

/** What a node says to a text that is meant for it. */
@FunctionalInterface
public interface Answers {

  /** A node that only acknowledges. */
  Answers NONE = text -> null;

  /**
   * A node with a person who repeats what is written, and says what is asked for with "say": a
   * claim, a stop.
   */
  Answers ECHO =
      text -> text.startsWith("say ") ? text.substring("say ".length()) : "Heard: " + text;

  /** Returns the answer, or null for none. */
  @Nullable String to(String text);
}
