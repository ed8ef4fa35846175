package org.kosmoconnect.component.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {

  private static final int SIZE = 100;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Lane lane = new Lane(new BatchStatistics(), 10);

  @ParameterizedTest(name = "after {0} of 100 sources: {1} of 200 ms")
  @CsvSource({"1, 10", "5, 10", "10, 20", "50, 100", "100, 200"})
  void waitsLongerAfterALargerBatch(int taken, long millis) throws Exception {
    add(taken);
    assertThat(lane.take(SIZE, 1)).hasSize(taken);

    assertThat(Duration.ofNanos(lane.waitNanos(SIZE, 200))).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void startsWithTheShortestWait() {
    assertThat(Duration.ofNanos(lane.waitNanos(SIZE, 200))).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void leavesAtOnceWhenFull() throws Exception {
    add(SIZE + 1);

    assertThat(lane.take(SIZE, TimeUnit.HOURS.toMillis(1))).hasSize(SIZE);
  }

  private void add(int sources) {
    for (int i = 0; i < sources; i++) {
      lane.add(new Source(new DefaultExchange(context), done -> {}, false, System.nanoTime()));
    }
  }
}
