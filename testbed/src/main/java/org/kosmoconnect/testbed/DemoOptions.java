package org.kosmoconnect.testbed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param port of the web app; 0 for a free one
 * @param fresh forget the data of former runs
 * @param ephemeral keep nothing, use free ports only
 * @param days of weather to back-fill at most
 * @param json file for the addresses, written when the back-filled weather is stored
 */
record DemoOptions(int port, boolean fresh, boolean ephemeral, int days, @Nullable Path json) {

  private static final int PORT = 8080;
  private static final int DAYS = 7;

  static DemoOptions parse(String... words) {
    int port = -1;
    boolean fresh = false;
    boolean ephemeral = false;
    int days = DAYS;
    Path json = null;
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--fresh" -> fresh = true;
        case "--ephemeral" -> ephemeral = true;
        case "--port" -> port = number("--port", words, ++i, 65_535);
        case "--days" -> days = number("--days", words, ++i, 30);
        case "--json" -> json = Path.of(value("--json", words, ++i));
        default -> throw new IllegalArgumentException("Unknown option " + words[i]);
      }
    }
    if (port < 0) {
      port = ephemeral ? 0 : PORT;
    }
    return new DemoOptions(port, fresh, ephemeral, days, json);
  }

  private static int number(String option, String[] words, int at, int most) {
    String text = value(option, words, at);
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same complaint.
    }
    throw new IllegalArgumentException(
        option + " needs a number from 0 to " + most + ", not " + text);
  }

  private static String value(String option, String[] words, int at) {
    if (at >= words.length) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words[at];
  }
}
