package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
@SampleNetwork
class ReadingsIT {

  private static final String READINGS = "/nodes/!0000a001/readings";

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private static String daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private JsonNode points(String query) {
    JsonNode answer = api.json(READINGS + query);
    assertThat(ContractSchemas.validate("Readings", answer)).isEmpty();
    assertThat(answer.path("series")).hasSize(1);
    return answer.path("series").path(0).path("points");
  }

  @Test
  void rawReadingsKeepTheirDigitsAndFlags() {
    JsonNode points = points("?metrics=temperature&bucket=raw&from=" + daysAgo(2));

    assertThat(points.size()).isBetween(575, 577);
    assertThat(points)
        .filteredOn(point -> point.path(2).asInt() == 0)
        .allMatch(point -> point.path(1).asText().equals("10.1"));
    assertThat(points)
        .filteredOn(point -> point.path(2).asInt() == 16)
        .hasSizeGreaterThan(10)
        .allMatch(point -> point.path(1).asInt() == -150);
  }

  @Test
  void wholeNumbersTooLargeForAFloatAreExact() {
    assertThat(points("?metrics=uptime").path(0).path(1).asText()).isEqualTo("16777217");
  }

  @Test
  void bucketsLeaveFaultsOut() {
    JsonNode points = points("?metrics=temperature&bucket=PT15M");

    assertThat(points.size()).isBetween(96, 98);
    assertThat(points).allMatch(point -> point.path(1).asText().equals("10.1"));
    assertThat(points)
        .allMatch(point -> point.path(2).asText().equals("10.1") && point.path(4).asInt() <= 3);
  }

  @Test
  void directionsAreAveragedAsVectors() {
    for (String bucket : List.of("PT15M", "PT1H")) {
      JsonNode points = points("?metrics=windDirection&bucket=" + bucket);

      assertThat(points).isNotEmpty();
      // 350° and 10° are north; half way between their numbers is south.
      assertThat(points)
          .allSatisfy(
              point ->
                  assertThat((point.path(1).asDouble() + 180) % 360).isCloseTo(180, within(11.0)));
    }
  }

  @Test
  void hoursAndDaysComeFromTheRollups() {
    assertThat(points("?metrics=temperature&bucket=PT1H&from=" + daysAgo(3)).size())
        .isBetween(71, 73);
    assertThat(points("?metrics=temperature&bucket=P1D&from=" + daysAgo(5)).size()).isBetween(3, 4);
  }

  @Test
  void aMetricThatIsNotMeasuredHasNoSeries() {
    assertThat(api.json(READINGS + "?metrics=rain1h").path("series")).isEmpty();
  }

  @Test
  void rangesThatNoAnswerCouldHoldAreRefused() {
    ContractIT.expectProblem(
        api.get(READINGS + "?bucket=raw&from=" + daysAgo(40)), 400, "range-too-long");
    ContractIT.expectProblem(
        api.get(READINGS + "?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z"),
        400,
        "range-empty");
    ContractIT.expectProblem(
        api.get(READINGS + "?metrics=temperature,heat"), 400, "invalid-parameter");
  }

  @Test
  void aFileHoldsOneRowATime() {
    HttpResponse<String> file =
        api.get(
            READINGS + "?bucket=raw&metrics=temperature,pm25&from=" + daysAgo(1),
            "Accept",
            "text/csv");
    List<String> lines = file.body().lines().toList();

    assertThat(file.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            name ->
                assertThat(name)
                    .matches("attachment; filename=\"0000a001_raw_[-0-9]+_[-0-9]+\\.csv\""));
    assertThat(lines.get(0)).isEqualTo("time,temperature (°C),pm25 (µg/m³),flags");
    assertThat(lines.size() - 1).isBetween(288, 291);
    assertThat(lines.subList(1, lines.size()))
        .isSorted()
        .allMatch(line -> line.split(",", -1).length == 4);
    assertThat(lines).anyMatch(line -> line.endsWith(",10.1,11,0"));
  }

  @Test
  void aFileNamesTheColumnsThatWereMeasured() {
    String header =
        api.get(READINGS + "?bucket=PT1H&from=" + daysAgo(2), "Accept", "text/csv")
            .body()
            .lines()
            .findFirst()
            .orElseThrow();

    assertThat(header).isEqualTo("time,temperature (°C),windDirection (°),pm25 (µg/m³)");
  }

  @Test
  void everyBucketCanBeAFile() {
    for (String bucket : List.of("raw", "PT5M", "PT15M", "PT1H", "P1D")) {
      HttpResponse<String> file =
          api.get(READINGS + "?bucket=" + bucket + "&from=" + daysAgo(2), "Accept", "text/csv");

      assertThat(file.statusCode()).as(bucket).isEqualTo(200);
      assertThat(file.body().lines().count()).as(bucket).isGreaterThan(1);
      assertThat(
              file.body()
                  .lines()
                  .map(line -> line.chars().filter(c -> c == ',').count())
                  .distinct())
          .as(bucket)
          .hasSize(1);
    }
  }
}
