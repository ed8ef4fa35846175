package org.kosmoconnect.testbed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.testbed.mesh.Backfill;
import org.kosmoconnect.testbed.mesh.LivePlay;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.mesh.VirtualMesh;

/** Lets the virtual mesh talk to any broker. */
public final class Mesh {

  private static final String USAGE =
      "Usage: kosmo mesh --broker tcp://host:port [--seed N] [--days N] [--pace field|lively] [--scale X]";

  private Mesh() {}

  public static void main(String... words) {
    Logging.setUp();
    try {
      run(words);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(1);
    } catch (MqttException e) {
      System.err.println("The broker does not take it: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String... words) throws MqttException {
    String broker = null;
    long seed = DemoMesh.SEED;
    int days = 0;
    Pace pace = Pace.LIVELY;
    double scale = 1;
    for (int i = 0; i < words.length; i += 2) {
      if (i + 1 == words.length) {
        throw new IllegalArgumentException(words[i] + " needs a value");
      }
      String value = words[i + 1];
      switch (words[i]) {
        case "--broker" -> broker = value;
        case "--seed" -> seed = Long.parseLong(value);
        case "--days" -> days = Integer.parseInt(value);
        case "--pace" -> pace = Pace.valueOf(value.toUpperCase(Locale.ROOT));
        case "--scale" -> scale = Double.parseDouble(value);
        default -> throw new IllegalArgumentException("Unknown option " + words[i]);
      }
    }
    if (broker == null) {
      throw new IllegalArgumentException("No broker is given");
    }
    System.out.println("KOSMO_CHANNELS=" + VirtualMesh.channels());
    play(broker, seed, days, pace, scale);
  }

  private static void play(String broker, long seed, int days, Pace pace, double scale)
      throws MqttException {
    var progress = new Progress(System.out, System.console() != null);
    Instant now = Instant.now();
    try (var publisher = new MqttPublisher(broker, "kosmo-mesh")) {
      if (days > 0) {
        Backfill.run(
            VirtualMesh.of(seed, Pace.FIELD),
            now.minus(Duration.ofDays(days)),
            now,
            publisher,
            (sent, at, share) -> progress.show("Back-filling weather", share, sent + " messages"));
      }
      progress.say("The mesh is live at " + broker + "; Ctrl-C stops it.");
      new LivePlay(VirtualMesh.of(seed, pace), publisher, scale, Clock.systemUTC())
          .run(now, at -> {});
    }
  }
}
