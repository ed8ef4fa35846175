package org.kosmoconnect.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.billing.Invoice.Payment;
import org.kosmoconnect.billing.Invoice.Status;

/** Invoices in the words of BTCPay Server's Greenfield API. */
public final class BtcPayInvoices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BtcPayInvoices() {}

  /**
   * Reads one invoice.
   *
   * @throws PaymentUnavailableException when it is not of the known form
   */
  public static Invoice read(byte[] json) {
    return read(tree(json));
  }

  /**
   * Reads a list of invoices.
   *
   * @throws PaymentUnavailableException when it is not of the known form
   */
  public static List<Invoice> readAll(byte[] json) {
    List<Invoice> all = new ArrayList<>();
    tree(json).forEach(invoice -> all.add(read(invoice)));
    return all;
  }

  /**
   * Writes the request for a new invoice. Everything is said: what is left out, the store's
   * settings would decide, and an invoice without an amount is settled by any payment.
   *
   * @param minutes how long it can be paid
   * @param returnUrl page of ours to which the payer comes back
   */
  public static String write(Order order, int minutes, String returnUrl) {
    ObjectNode request = JSON.createObjectNode();
    request.put("amount", order.amount().toPlainString());
    request.put("currency", order.currency());
    request.putObject("metadata").put("orderId", order.id());
    ObjectNode checkout = request.putObject("checkout");
    checkout.put("speedPolicy", "MediumSpeed");
    checkout.put("expirationMinutes", minutes);
    checkout.put("monitoringMinutes", 24 * 60);
    checkout.put("paymentTolerance", 0);
    checkout.put("redirectURL", returnUrl);
    checkout.put("redirectAutomatically", false);
    return request.toString();
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new PaymentUnavailableException("The answer of BTCPay Server is not JSON", e);
    }
  }

  private static Invoice read(JsonNode invoice) {
    if (invoice.path("id").asText().isEmpty() || invoice.path("status").asText().isEmpty()) {
      throw new PaymentUnavailableException("The answer of BTCPay Server is no invoice", null);
    }
    return new Invoice(
        invoice.path("id").asText(),
        invoice.path("storeId").asText(),
        invoice.path("type").asText(),
        number(invoice.path("amount")),
        number(invoice.path("paidAmount")),
        invoice.path("currency").asText(),
        invoice.path("metadata").path("orderId").textValue(),
        status(invoice.path("status").asText()),
        payment(invoice.path("additionalStatus").asText()),
        instant(invoice.path("expirationTime")),
        instant(invoice.path("monitoringExpiration")),
        invoice.path("checkoutLink").textValue());
  }

  private static Status status(String name) {
    try {
      return Status.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Status.UNKNOWN;
    }
  }

  private static Payment payment(String name) {
    return switch (name) {
      case "None" -> Payment.NONE;
      case "PaidPartial" -> Payment.PARTIAL;
      case "PaidOver" -> Payment.OVER;
      case "PaidLate" -> Payment.LATE;
      case "Marked" -> Payment.MARKED;
      default -> Payment.UNKNOWN;
    };
  }

  private static @Nullable BigDecimal number(JsonNode node) {
    try {
      return node.isValueNode() && !node.isNull() ? new BigDecimal(node.asText()) : null;
    } catch (NumberFormatException e) {
      throw new PaymentUnavailableException("No amount: " + node, e);
    }
  }

  /** The API writes seconds since 1970. */
  private static @Nullable Instant instant(JsonNode node) {
    return node.canConvertToLong() ? Instant.ofEpochSecond(node.asLong()) : null;
  }
}
