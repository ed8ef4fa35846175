package org.kosmoconnect.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricTest {

  @Test
  void isWhatTheTableSays() {
    assertThat(MetricTable.ROWS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Enum::name).toList());
    assertThat(Metric.PRESSURE)
        .returns("barometric_pressure", Metric::column)
        .returns("pressure", Metric::apiName)
        .returns("hPa", Metric::unit)
        .returns(300.0, Metric::min)
        .returns(1100.0, Metric::max);
  }

  @Test
  void hasANameOfItsOwnInTheInterface() {
    assertThat(Metric.values()).extracting(Metric::apiName).doesNotHaveDuplicates();
    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(Metric.ofApiName(metric.apiName())).contains(metric));
  }

  @Test
  void knowsItsPlaceAmongItsKind() {
    for (ReadingKind kind : ReadingKind.values()) {
      for (int i = 0; i < kind.metrics().size(); i++) {
        assertThat(kind.metrics().get(i).index()).isEqualTo(i);
      }
    }
  }

  @Test
  void hasLimitsThatCanBeMet() {
    assertThat(Metric.values()).allMatch(metric -> metric.min() < metric.max());
  }
}
