package org.kosmoconnect.component.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

  @ParameterizedTest
  @CsvSource({
    "08006,PASSING",
    "53300,PASSING",
    "57P01,PASSING",
    "40001,PASSING",
    "40P01,PASSING",
    "55P03,PASSING",
    "25006,PASSING",
    "22021,CONTENT",
    "23505,CONTENT",
    "42P01,UNCLEAR",
    "XX000,UNCLEAR"
  })
  void followsTheSqlState(String state, FailureKind kind) {
    assertThat(FailureKind.of(new RuntimeException(new SQLException("x", state)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "13,PASSING",
    "10,PASSING",
    "778,PASSING",
    "5,PASSING",
    "19,CONTENT",
    "1,UNCLEAR",
    "11,UNCLEAR"
  })
  void followsTheResultCodeOfSqlite(int code, FailureKind kind) {
    assertThat(FailureKind.of(new RuntimeException(new SQLException("x", null, code))))
        .isEqualTo(kind);
  }

  @Test
  void takesAnExhaustedPoolAsPassing() {
    assertThat(FailureKind.of(new SQLTransientConnectionException("timed out")))
        .isEqualTo(FailureKind.PASSING);
  }

  @Test
  void knowsNothingAboutOtherFailures() {
    assertThat(FailureKind.of(new NullPointerException())).isEqualTo(FailureKind.UNCLEAR);
  }
}
