package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One invoice and its life; guarded by the server's lock. */
final class PayInvoice {

  private static final ObjectMapper JSON = new ObjectMapper();

  final String id;
  private final String storeId;
  private final String checkoutLink;
  private final @Nullable BigDecimal amount;
  private final String currency;
  private final JsonNode metadata;
  private final ObjectNode checkout;
  private final Instant created;
  private final Instant expires;
  private BigDecimal paid = BigDecimal.ZERO;
  InvoiceStatus status = InvoiceStatus.New;
  private String additional = "None";

  PayInvoice(String id, String storeId, String checkoutLink, JsonNode request, Instant now) {
    this.id = id;
    this.storeId = storeId;
    this.checkoutLink = checkoutLink;
    this.amount =
        request.hasNonNull("amount")
            ? new BigDecimal(request.path("amount").asText()).setScale(2, RoundingMode.HALF_EVEN)
            : null;
    this.currency = request.path("currency").asText("USD");
    this.metadata =
        request.path("metadata").isObject() ? request.path("metadata") : JSON.createObjectNode();
    this.checkout =
        request.path("checkout").isObject()
            ? (ObjectNode) request.path("checkout")
            : JSON.createObjectNode();
    this.created = now;
    this.expires = now.plusSeconds(60L * checkout.path("expirationMinutes").asInt(15));
  }

  /** Takes up an invoice where {@link #json()} left it. */
  static PayInvoice resume(JsonNode kept) {
    ObjectNode request = JSON.createObjectNode();
    if (kept.path("type").asText().equals("Standard")) {
      request.set("amount", kept.path("amount"));
    }
    request.set("currency", kept.path("currency"));
    request.set("metadata", kept.path("metadata"));
    request.set("checkout", kept.path("checkout"));
    var invoice =
        new PayInvoice(
            kept.path("id").asText(),
            kept.path("storeId").asText(),
            kept.path("checkoutLink").asText(),
            request,
            Instant.ofEpochSecond(kept.path("createdTime").asLong()));
    invoice.paid = new BigDecimal(kept.path("paidAmount").asText());
    invoice.status = InvoiceStatus.valueOf(kept.path("status").asText());
    invoice.additional = kept.path("additionalStatus").asText();
    return invoice;
  }

  boolean names(String orderId) {
    return metadata.path("orderId").asText().equals(orderId);
  }

  JsonNode metadata() {
    return metadata;
  }

  String price() {
    return amount == null ? "any sum" : amount.toPlainString() + " " + currency;
  }

  String redirect() {
    return checkout.path("redirectURL").asText("");
  }

  boolean isOver(Instant now) {
    return status == InvoiceStatus.New && !now.isBefore(expires);
  }

  /** Takes money; returns whether it is enough now. */
  boolean receive(BigDecimal sum) {
    paid = paid.add(sum);
    int enough = amount == null ? 1 : paid.compareTo(amount);
    if (status == InvoiceStatus.Expired) {
      additional = enough < 0 ? "PaidPartial" : "PaidLate";
    } else if (status == InvoiceStatus.New) {
      status = enough < 0 ? InvoiceStatus.New : InvoiceStatus.Processing;
      additional = enough < 0 ? "PaidPartial" : enough > 0 && amount != null ? "PaidOver" : "None";
    }
    return enough >= 0;
  }

  void expire() {
    status = InvoiceStatus.Expired;
  }

  void confirm() {
    status = InvoiceStatus.Settled;
  }

  void mark(InvoiceStatus as) {
    status = as;
    additional = "Marked";
  }

  BigDecimal missing() {
    return amount == null ? BigDecimal.ONE : amount.subtract(paid).max(BigDecimal.ZERO);
  }

  boolean partial() {
    return additional.equals("PaidPartial");
  }

  boolean overPaid() {
    return additional.equals("PaidOver");
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id);
    json.put("storeId", storeId);
    json.put("amount", amount == null ? "0" : amount.toPlainString());
    // Only what is confirmed or on its way counts, once it is enough.
    json.put("paidAmount", paid.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    json.put("currency", currency);
    json.put("type", amount == null ? "TopUp" : "Standard");
    json.put("checkoutLink", checkoutLink);
    json.put("createdTime", created.getEpochSecond());
    json.put("expirationTime", expires.getEpochSecond());
    json.put(
        "monitoringExpiration",
        expires.plusSeconds(60L * checkout.path("monitoringMinutes").asInt(1440)).getEpochSecond());
    json.put("status", status.name());
    json.put("additionalStatus", additional);
    ArrayNode marks = json.putArray("availableStatusesForManualMarking");
    if (status != InvoiceStatus.Settled || additional.equals("Marked")) {
      marks.add("Settled").add("Invalid");
    }
    json.put("archived", false);
    json.set("metadata", metadata);
    json.set("checkout", checkout);
    return json;
  }
}
