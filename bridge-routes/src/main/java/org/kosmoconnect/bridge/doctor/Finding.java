package org.kosmoconnect.bridge.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param level how it is
 * @param about what was looked at, in a word
 * @param seen what is so
 * @param why likeliest cause; empty when all is well
 * @param advice what to do; empty when nothing is to be done
 */
record Finding(Level level, String about, String seen, String why, String advice) {

  enum Level {
    /** As it should be. */
    OK,
    /** The bridge works, but not as well as it could. */
    HINT,
    /** The bridge cannot do its work. */
    FAULT
  }

  static Finding ok(String about, String seen) {
    return new Finding(Level.OK, about, seen, "", "");
  }

  static Finding hint(String about, String seen, String why, String advice) {
    return new Finding(Level.HINT, about, seen, why, advice);
  }

  static Finding fault(String about, String seen, String why, String advice) {
    return new Finding(Level.FAULT, about, seen, why, advice);
  }

  /** Returns it for people: a line, and two more when something is to be done. */
  String words() {
    StringBuilder words =
        new StringBuilder(
            "%-5s  %-8s  %s%n".formatted(level.name().toLowerCase(Locale.ROOT), about, seen));
    if (!why.isEmpty()) {
      words.append("%17swhy: %s%n".formatted("", why));
    }
    if (!advice.isEmpty()) {
      words.append("%17sdo:  %s%n".formatted("", advice));
    }
    return words.toString();
  }
}
