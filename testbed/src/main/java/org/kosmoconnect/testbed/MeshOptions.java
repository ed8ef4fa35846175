package org.kosmoconnect.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.mesh.Pace;

/**
 * What was asked for on the command line of the mesh.
 *
 * @param broker where gateways publish; null for nowhere
 * @param radios where radios are offered: {@code tcp:PORT}, {@code pty} or {@code pty:LINK}
 * @param seed of places, names and weather
 * @param days of weather to back-fill first
 * @param pace how often nodes speak
 * @param scale seconds of the mesh in one second
 * @param loss share of packets lost on each hop, 0 to 1
 * @param proxy whether the radios let their hosts carry MQTT messages
 */
record MeshOptions(
    @Nullable String broker,
    List<String> radios,
    long seed,
    int days,
    Pace pace,
    double scale,
    double loss,
    boolean proxy) {

  static final String USAGE =
      """
      Usage: kosmo mesh [--broker tcp://host:port] [--radio tcp:PORT|pty[:LINK]]... [--seed N] [--days N]
                        [--pace field|lively] [--scale X] [--loss SHARE] [--proxy]
      Without a broker and a radio it offers a radio at tcp:4403.\
      """;

  private static final String USUAL_RADIO = "tcp:4403";

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException with one line on what is wrong
   */
  static MeshOptions parse(String... words) {
    String broker = null;
    List<String> radios = new ArrayList<>();
    long seed = DemoMesh.SEED;
    int days = 0;
    Pace pace = Pace.LIVELY;
    double scale = 1;
    double loss = 0;
    boolean proxy = false;
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--broker" -> broker = value(words, ++i);
        case "--radio" -> radios.add(radio(value(words, ++i)));
        case "--seed" -> seed = (long) number(words, ++i, 0, Long.MAX_VALUE);
        case "--days" -> days = (int) number(words, ++i, 0, 30);
        case "--pace" -> pace = pace(value(words, ++i));
        case "--scale" -> scale = number(words, ++i, 0.01, 10_000);
        case "--loss" -> loss = number(words, ++i, 0, 1);
        case "--proxy" -> proxy = true;
        default -> throw new IllegalArgumentException("Unknown option " + words[i]);
      }
    }
    if (days > 0 && broker == null) {
      throw new IllegalArgumentException("--days needs a --broker to back-fill to");
    }
    if (broker == null && radios.isEmpty()) {
      radios.add(USUAL_RADIO);
    }
    return new MeshOptions(broker, List.copyOf(radios), seed, days, pace, scale, loss, proxy);
  }

  private static String radio(String text) {
    if (!text.matches("tcp:\\d{1,5}|pty|pty:.+")) {
      throw new IllegalArgumentException("--radio is tcp:PORT, pty or pty:LINK, not " + text);
    }
    return text;
  }

  private static Pace pace(String text) {
    try {
      return Pace.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--pace is field or lively, not " + text, e);
    }
  }

  private static double number(String[] words, int at, double least, double most) {
    String text = value(words, at);
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same complaint.
    }
    throw new IllegalArgumentException(words[at - 1] + " cannot be " + text);
  }

  private static String value(String[] words, int at) {
    if (at >= words.length) {
      throw new IllegalArgumentException(words[at - 1] + " needs a value");
    }
    return words[at];
  }
}
