package org.kosmoconnect.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;

/** What a reading tells of itself. */
class RangeCheckTest {

  private static final long TIME = 1_790_000_000L;
  private static final MeasuredAt BY_DEVICE = new MeasuredAt(TIME * 1000, TimeQuality.DEVICE, 0);
  private static final MeasuredAt BY_RADIO = new MeasuredAt(TIME * 1000, TimeQuality.RADIO, 7);

  private static int flags(Map<Metric, Double> values) {
    return RangeCheck.flags(Reading.of(ReadingKind.ENVIRONMENT, TIME, values), BY_DEVICE);
  }

  @Test
  void passesWhatWeatherCanBe() {
    assertThat(flags(Map.of(Metric.TEMPERATURE, -68.0, Metric.HUMIDITY, 100.0))).isZero();
    assertThat(flags(Map.of(Metric.TEMPERATURE, 56.7, Metric.PRESSURE, 1084.8))).isZero();
  }

  @Test
  void marksWhatNoInstrumentOnEarthMeasures() {
    assertThat(flags(Map.of(Metric.TEMPERATURE, 85.0))).isEqualTo(RangeCheck.RANGE);
    assertThat(flags(Map.of(Metric.PRESSURE, 1200.0))).isEqualTo(RangeCheck.RANGE);
    assertThat(flags(Map.of(Metric.WIND_SPEED, -0.1))).isEqualTo(RangeCheck.RANGE);
  }

  @Test
  void marksWhatASensorReportsThatFailed() {
    assertThat(
            flags(
                Map.of(Metric.TEMPERATURE, -144.7, Metric.PRESSURE, 652.0, Metric.HUMIDITY, 100.0)))
        .isEqualTo(RangeCheck.RANGE | RangeCheck.FAULT);
    assertThat(flags(Map.of(Metric.TEMPERATURE, -150.0)))
        .isEqualTo(RangeCheck.RANGE | RangeCheck.FAULT);
  }

  @Test
  void takesWhatIsNoNumberForAbsent() {
    assertThat(flags(Map.of(Metric.TEMPERATURE, Double.NaN, Metric.HUMIDITY, 50.0))).isZero();
  }

  @Test
  void marksATimeThatIsSecondsSinceBoot() {
    Map<Metric, Double> values = Map.of(Metric.TEMPERATURE, 20.0);

    assertThat(RangeCheck.flags(Reading.of(ReadingKind.ENVIRONMENT, 4_711, values), BY_RADIO))
        .isEqualTo(RangeCheck.UNSYNCED);
    assertThat(RangeCheck.flags(Reading.of(ReadingKind.ENVIRONMENT, 0, values), BY_RADIO)).isZero();
  }
}
