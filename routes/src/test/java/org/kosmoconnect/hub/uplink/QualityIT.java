package org.kosmoconnect.hub.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of the pipeline quality over readings as sensors and weather make them. */
@HubTest
class QualityIT {

  private static final int STEP = 2;
  private static final int STUCK = 4;
  private static final int NEIGHBOUR = 8;
  private static final long NODE = 0x4001;
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Autowired private JdbcClient jdbc;
  @Autowired private ProducerTemplate routes;

  @BeforeEach
  @AfterEach
  void empty() {
    for (String table : List.of("node", "environment_reading", "environment_latest")) {
      jdbc.sql("truncate " + table + " cascade").update();
    }
  }

  @Test
  void aLonelySpikeIsAStepAndWhatFollowsIsNot() {
    measure(NODE, 40, "temperature", 20.0);
    measure(NODE, 30, "temperature", 20.5);
    measure(NODE, 20, "temperature", 55.0);
    measure(NODE, 10, "temperature", 21.0);
    measure(NODE, 0, "temperature", 21.5);

    judge();

    assertThat(flags(NODE)).containsExactly(0, 0, STEP, 0, 0);
  }

  @Test
  void aChangeThatStaysIsBelievedAtItsSecondReading() {
    measure(NODE, 30, "barometric_pressure", 1000.0);
    measure(NODE, 20, "barometric_pressure", 1000.4);
    measure(NODE, 10, "barometric_pressure", 960.0);
    measure(NODE, 0, "barometric_pressure", 960.2);

    judge();

    assertThat(flags(NODE)).containsExactly(0, 0, STEP, 0);
  }

  @Test
  void whatTookItsTimeIsNoStep() {
    measure(NODE, 55, "temperature", 31.0);
    measure(NODE, 25, "temperature", 16.0);
    measure(NODE, 0, "temperature", 14.0);

    judge();

    assertThat(flags(NODE)).containsExactly(0, 0, 0);
  }

  @Test
  void theNewestReadingIsMarkedWhereItIsServedFromToo() {
    measure(NODE, 10, "temperature", 20.0);
    measure(NODE, 0, "temperature", -30.0);

    judge();

    assertThat(
            jdbc.sql("select flags from environment_latest where node = ?")
                .param(NODE)
                .query(Integer.class)
                .single())
        .isEqualTo(STEP);
  }

  @Test
  void aFaultIsNeverTheMeasureOfAnother() {
    measure(NODE, 10, "temperature", -144.7);
    jdbc.sql("update environment_reading set flags = 17").update();
    measure(NODE, 0, "temperature", 20.0);

    judge();

    assertThat(flags(NODE)).containsExactly(17, 0);
  }

  @Test
  void theSameValueForHalfADayIsStuck() {
    for (int minutes = 12 * 60; minutes >= 0; minutes -= 30) {
      measure(NODE, minutes, "one_wire_temperature_ch0", 85.0);
    }

    judge();

    assertThat(flags(NODE)).hasSize(25).endsWith(STUCK).startsWith(0, 0);
  }

  @Test
  void aValueThatMovedOnceIsNotStuck() {
    for (int minutes = 12 * 60; minutes >= 0; minutes -= 30) {
      measure(NODE, minutes, "temperature", minutes == 300 ? 20.1 : 20.0);
    }

    judge();

    assertThat(flags(NODE)).containsOnly(0);
  }

  @Test
  void fogAndCalmMayLast() {
    for (int minutes = 13 * 60; minutes >= 0; minutes -= 30) {
      measure(NODE, minutes, "relative_humidity", 100.0);
      measure(NODE + 1, minutes, "wind_speed", 0.0);
    }

    judge();

    assertThat(flags(NODE)).containsOnly(0);
    assertThat(flags(NODE + 1)).containsOnly(0);
  }

  @Test
  void aStationUnlikeItsNeighboursIsMarked() {
    for (int i = 0; i < 5; i++) {
      place(NODE + i, 48.7 + i * 0.02, 21.2, 200);
      measure(NODE + i, 0, "temperature", 12.0 + i * 0.3);
    }
    place(NODE + 9, 48.75, 21.25, 200);
    measure(NODE + 9, 0, "temperature", 24.0);

    judge();

    assertThat(flags(NODE + 9)).containsExactly(NEIGHBOUR);
    assertThat(flags(NODE)).containsExactly(0);
  }

  @Test
  void aMountainIsComparedAtSeaLevel() {
    for (int i = 0; i < 5; i++) {
      place(NODE + i, 49.15 + i * 0.01, 20.2, 700);
      measure(NODE + i, 0, "temperature", 15.0);
    }
    // 2,634 m: 12.6 K less than in the valley, which is as it should be.
    place(NODE + 9, 49.195, 20.21, 2634);
    measure(NODE + 9, 0, "temperature", 2.4);
    place(NODE + 8, 49.19, 20.21, 2634);
    measure(NODE + 8, 0, "temperature", 15.0);

    judge();

    assertThat(flags(NODE + 9)).containsExactly(0);
    assertThat(flags(NODE + 8)).containsExactly(NEIGHBOUR);
  }

  @Test
  void fewOrFarNeighboursSayNothing() {
    for (int i = 0; i < 5; i++) {
      place(NODE + i, i < 3 ? 48.7 : 50.0, 21.2 + i * 0.01, 200);
      measure(NODE + i, 0, "temperature", 12.0);
    }
    place(NODE + 9, 48.71, 21.25, 200);
    measure(NODE + 9, 0, "temperature", 35.0);

    judge();

    assertThat(flags(NODE + 9)).containsExactly(0);
  }

  private void judge() {
    for (String statement : List.of("steps", "stuck", "neighbours")) {
      routes.requestBody("sql:classpath:sql/flag-" + statement + ".sql", "");
    }
  }

  private List<Integer> flags(long node) {
    return jdbc.sql("select flags from environment_reading where node = ? order by time")
        .param(node)
        .query(Integer.class)
        .list();
  }

  private void place(long node, double latitude, double longitude, int altitude) {
    jdbc.sql(
            "insert into node (num, first_heard, last_heard, published, latitude, longitude, altitude, position_time)"
                + " values (?, now(), now(), true, ?, ?, ?, now())")
        .params(node, latitude, longitude, altitude)
        .update();
  }

  /** Stores one value, and the newest row as the uplink does. */
  private void measure(long node, int minutesAgo, String column, double value) {
    jdbc.sql(
            "with r as (insert into environment_reading (node, time, source, time_quality, received_at, "
                + column
                + ") values (?, ?, 0, 0, now(), ?) returning *)"
                + " insert into environment_latest select * from r on conflict (node) do update set"
                + " time = excluded.time, flags = excluded.flags, "
                + column
                + " = excluded."
                + column
                + " where environment_latest.time < excluded.time")
        .params(node, java.sql.Timestamp.from(NOW.minus(Duration.ofMinutes(minutesAgo))), value)
        .update();
  }
}
