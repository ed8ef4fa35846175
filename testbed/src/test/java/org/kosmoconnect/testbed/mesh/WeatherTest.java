package org.kosmoconnect.testbed.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeatherTest {

  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Place POPRAD = new Place(49.05, 20.30, 672, 0.35);
  private static final Place SVIT = new Place(49.06, 20.21, 720, 0.35);
  private static final Place SUMMIT = new Place(49.195, 20.213, 2634, 1);

  private final Weather weather = new Weather(new Chance(11));

  @Test
  void it_is_colder_and_windier_and_the_pressure_lower_on_the_summit() {
    assertThat(mean(SUMMIT, Sky::temperature)).isLessThan(mean(POPRAD, Sky::temperature) - 8);
    assertThat(mean(SUMMIT, Sky::windSpeed)).isGreaterThan(mean(POPRAD, Sky::windSpeed) * 2);
    assertThat(mean(SUMMIT, Sky::pressure)).isBetween(725.0, 755.0);
    assertThat(mean(POPRAD, Sky::pressure)).isBetween(925.0, 950.0);
  }

  @Test
  void afternoons_are_warmer_than_mornings_and_drier() {
    List<Sky> afternoons = at(POPRAD, 13);
    List<Sky> mornings = at(POPRAD, 3);
    assertThat(mean(afternoons, Sky::temperature))
        .isGreaterThan(mean(mornings, Sky::temperature) + 3);
    assertThat(mean(afternoons, Sky::humidity)).isLessThan(mean(mornings, Sky::humidity) - 10);
    assertThat(mornings).allMatch(sky -> sky.light() < 0.1);
  }

  @Test
  void neighbours_have_nearly_the_same_weather() {
    double apart =
        hours().stream()
            .mapToDouble(
                time ->
                    weather.at(time, POPRAD).temperature() - weather.at(time, SVIT).temperature())
            .map(Math::abs)
            .average()
            .orElseThrow();
    assertThat(apart).isLessThan(1);
  }

  @Test
  void temperature_never_leaps() {
    for (int minute = 0; minute < 7 * 1440; minute += 10) {
      Instant time = START.plus(Duration.ofMinutes(minute));
      double now = weather.at(time, POPRAD).temperature();
      double soon = weather.at(time.plusSeconds(600), POPRAD).temperature();
      assertThat(Math.abs(soon - now)).isLessThan(2);
    }
  }

  @Test
  void it_rains_sometimes_and_not_always() {
    long wet = hours().stream().filter(time -> weather.at(time, POPRAD).rain() > 0).count();
    assertThat(wet).isBetween(10L, 300L);
  }

  private double mean(Place place, ToDoubleFunction<Sky> value) {
    return mean(hours().stream().map(time -> weather.at(time, place)).toList(), value);
  }

  private static double mean(List<Sky> skies, ToDoubleFunction<Sky> value) {
    return skies.stream().mapToDouble(value).average().orElseThrow();
  }

  private List<Sky> at(Place place, int utcHour) {
    return IntStream.range(0, 40)
        .mapToObj(day -> weather.at(START.plus(Duration.ofHours(24L * day + utcHour)), place))
        .toList();
  }

  private static List<Instant> hours() {
    return IntStream.range(0, 24 * 40)
        .mapToObj(hour -> START.plus(Duration.ofHours(hour)))
        .toList();
  }
}
