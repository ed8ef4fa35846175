package org.kosmoconnect.component.batch;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed batch calls for, judged by the SQLSTATE of its cause (PostgreSQL manual, appendix
 * A), or by its result code where there is none (SQLite).
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
        String state = sql.getSQLState();
        FailureKind kind = state == null ? ofSqlite(sql.getErrorCode()) : ofState(state);
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
  private static FailureKind ofState(String state) {
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

  /**
   * 5 busy, 6 locked, 8 read-only, 10 input or output, 13 full, 14 cannot be opened: the disk,
   * never the content; 19 and 20 integrity.
   */
  private static FailureKind ofSqlite(int code) {
    // What stands above the first byte tells more about the same.
    return switch (code & 0xFF) {
      case 5, 6, 8, 10, 13, 14 -> PASSING;
      case 19, 20 -> CONTENT;
      default -> UNCLEAR;
    };
  }
}
