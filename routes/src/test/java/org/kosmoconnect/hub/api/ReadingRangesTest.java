package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRangesTest {

  private static final String JSON = "application/json";
  private final ReadingRanges ranges =
      new ReadingRanges(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void meansTheLastDayWhenNothingIsSaid() {
    ReadingRange range = ranges.choose(null, null, null, JSON);

    assertThat(range)
        .isEqualTo(new ReadingRange("2026-11-23T12:00:01Z", "2026-11-24T12:00:01Z", "raw"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00:00Z, raw",
    "2026-11-15T00:00:00Z, PT15M",
    "2026-10-01T00:00:00Z, PT1H",
    "2025-11-24T00:00:00Z, P1D"
  })
  void choosesABucketThatSuitsTheRange(String from, String bucket) {
    assertThat(ranges.choose(from, null, null, JSON).bucket()).isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({"raw, 31", "PT5M, 31", "PT15M, 92", "PT1H, 400", "P1D, 3660"})
  void refusesARangeLongerThanItsBucketAllows(String bucket, int days) {
    Instant end = Instant.parse("2026-11-24T12:00:00Z");
    String longest = end.minusSeconds(days * 86_400L).toString();
    String longer = end.minusSeconds(days * 86_400L + 1).toString();

    assertThat(ranges.choose(longest, end.toString(), bucket, JSON).bucket()).isEqualTo(bucket);
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ranges.choose(longer, end.toString(), bucket, JSON))
        .withMessageContaining("at most " + days + " days");
  }

  @Test
  void allowsAYearOfRawReadingsAsAFile() {
    assertThat(ranges.choose("2025-11-24T12:00:00Z", null, "raw", "text/csv").bucket())
        .isEqualTo("raw");
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ranges.choose("2026-11-25T00:00:00Z", null, null, JSON));
  }
}
