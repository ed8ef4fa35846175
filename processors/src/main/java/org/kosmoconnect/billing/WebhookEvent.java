package org.kosmoconnect.billing;

/**
 * An authentic event about an invoice of our store.
 *
 * @param type name of the event
 * @param webhookId the webhook that sent it
 * @param deliveryId id of the first delivery of this event; redeliveries share it
 * @param invoiceId the invoice it is about
 */
public record WebhookEvent(String type, String webhookId, String deliveryId, String invoiceId) {

  /** Tells whether the invoice has to be fetched: a new invoice has nothing to tell. */
  public boolean needsFetch() {
    return !type.equals("InvoiceCreated");
  }

  /** Tells whether a refund was offered; its amount is not known. */
  public boolean opensRefund() {
    return type.equals("InvoiceRefund");
  }
}
