package org.kosmoconnect.testbed.btcpay;

/** Statuses as the API writes them. */
public enum InvoiceStatus {
  New,
  Processing,
  Settled,
  Expired,
  Invalid
}
