package org.kosmoconnect.billing;

import org.jspecify.annotations.Nullable;

/**
 * What a delivery says, before anybody was asked whether it is true.
 *
 * @param verdict ACCEPTED: known duplicates, unknown invoices and the fetch still stand before it;
 *     anything else is final
 * @param reason why it is ignored: test_delivery or foreign_store
 * @param event what is said; null when the verdict is final
 */
public record WebhookHint(Verdict verdict, @Nullable String reason, @Nullable WebhookEvent event) {

  static WebhookHint refused(Verdict verdict) {
    return new WebhookHint(verdict, null, null);
  }

  static WebhookHint ignored(String reason) {
    return new WebhookHint(Verdict.IGNORED, reason, null);
  }

  /** Tells whether the delivery has to be looked into. */
  public boolean open() {
    return event != null;
  }
}
