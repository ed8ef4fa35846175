package org.kosmoconnect.testbed;

import java.io.PrintStream;

/** One line that is written over on a terminal, and a line every tenth of the way elsewhere. */
final class Progress {

  private static final int WIDTH = 100;

  private final PrintStream out;
  private final boolean terminal;
  private String last = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows a piece of work, {@code share} of it (0 to 1) being done. */
  synchronized void show(String work, double share, String detail) {
    int percent = (int) Math.round(100 * share);
    String key = work + (terminal ? percent : percent / 10) + (terminal ? detail : "");
    if (key.equals(last)) {
      return;
    }
    last = key;
    String line = "  %s: %d %% (%s)".formatted(work, percent, detail);
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())) + "\r");
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Writes a line that stays. */
  synchronized void say(String line) {
    out.println(terminal ? "\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())) : line);
    last = "";
  }
}
