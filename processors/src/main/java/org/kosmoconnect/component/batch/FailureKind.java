package org.kosmoconnect.component.batch;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed batch calls for, judged by the SQLSTATE of its cause (PostgreSQL manual, appendix
 * A).
 */
enum FailureKind {
  /** The world is at fault and will mend: back off and try the whole batch again, for ever. */
  PASSING,
  /** The content is at fault: halve the batch until the culprit stands alone. */
  CONTENT,
  /** Unclear: try a few times, then treat it as content. */
  UNCLEAR;

  static FailureKind of(Throwable failure) {
    for (Throwable t = failure; t != null; t = next(t)) {
      if (t instanceof SQLException sql) {
        FailureKind kind = ofState(sql.getSQLState());
        if (kind != UNCLEAR) {
          return kind;
        }
        if (sql instanceof SQLTransientException
            || sql instanceof SQLRecoverableException
            || sql instanceof SQLNonTransientConnectionException) {
          return PASSING;
        }
      }
    }
    return UNCLEAR;
  }

  private static @Nullable Throwable next(Throwable t) {
    return t.getCause() == t ? null : t.getCause();
  }

  /**
   * 08 connection, 53 resources, 57P shutdown, 25006 standby, 40001/40P01/55P03 contention; 22
   * data, 23 integrity.
   */
  private static FailureKind ofState(@Nullable String state) {
    if (state == null) {
      return UNCLEAR;
    }
    if (state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25006")
        || state.equals("40001")
        || state.equals("40P01")
        || state.equals("55P03")) {
      return PASSING;
    }
    return state.startsWith("22") || state.startsWith("23") ? CONTENT : UNCLEAR;
  }
}
