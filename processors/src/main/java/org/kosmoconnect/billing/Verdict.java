package org.kosmoconnect.billing;

import java.util.Locale;

/** What becomes of a delivery, and the HTTP status that says so. */
public enum Verdict {
  /** Authentic, understood and processed. */
  ACCEPTED(200),
  /** Processed with success before. */
  DUPLICATE(200),
  /** Authentic, of a type that is not handled. */
  UNKNOWN_EVENT(200),
  /** Authentic and not ours. */
  IGNORED(200),
  BAD_SIGNATURE(401),
  MALFORMED(400),
  /** Authentic, but the invoice or the database could not be asked; nothing was recorded. */
  RETRY_LATER(503);

  private final int status;

  Verdict(int status) {
    this.status = status;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the name as it is answered, {@code bad_signature}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
