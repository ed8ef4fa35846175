package org.kosmoconnect.testbed.live;

import java.time.Instant;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.radio.RadioSettings;

/**
 * What a live mesh is like.
 *
 * @param seed of places, names, weather and luck
 * @param pace how often nodes speak by themselves; see {@link #scheduled}
 * @param scheduled whether they speak by themselves at all, or only when they are spoken to
 * @param radios number of radios for bridges and other clients, 0 to 5
 * @param radio what their owners have set
 * @param scale seconds of the mesh in one second
 * @param loss share of packets lost on each hop beside fading, 0 to 1
 * @param from when it begins
 */
public record LiveSettings(
    long seed,
    Pace pace,
    boolean scheduled,
    int radios,
    RadioSettings radio,
    double scale,
    double loss,
    Instant from) {

  /** One radio in a mesh that speaks by itself, in real time, from now on. */
  public static LiveSettings of(long seed, Pace pace) {
    return new LiveSettings(seed, pace, true, 1, RadioSettings.EUROPE, 1, 0, Instant.now());
  }

  /** Some radios in a mesh in which nobody speaks unasked, from a fixed time on. */
  public static LiveSettings quiet(long seed, int radios) {
    Instant noon = Instant.parse("2026-09-20T12:00:00Z");
    return new LiveSettings(seed, Pace.FIELD, false, radios, RadioSettings.EUROPE, 1, 0, noon);
  }

  public LiveSettings withRadios(int number) {
    return new LiveSettings(seed, pace, scheduled, number, radio, scale, loss, from);
  }

  public LiveSettings withRadio(RadioSettings settings) {
    return new LiveSettings(seed, pace, scheduled, radios, settings, scale, loss, from);
  }

  public LiveSettings withScale(double seconds) {
    return new LiveSettings(seed, pace, scheduled, radios, radio, seconds, loss, from);
  }

  public LiveSettings startingAt(Instant time) {
    return new LiveSettings(seed, pace, scheduled, radios, radio, scale, loss, time);
  }

  public LiveSettings withLoss(double share) {
    return new LiveSettings(seed, pace, scheduled, radios, radio, scale, share, from);
  }
}
