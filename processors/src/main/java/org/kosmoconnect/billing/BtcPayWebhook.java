package org.kosmoconnect.billing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries of BTCPay Server's webhooks: signature first, then form, then whether it is for
 * us. Safe for use by several threads.
 */
public final class BtcPayWebhook {

  /** Header with the signature. */
  public static final String SIGNATURE = "BTCPay-Sig";

  /** The server's test deliveries name an invoice of this kind, which does not exist. */
  private static final String TEST = "__test__";

  private static final Set<String> HANDLED =
      Set.of(
          "InvoiceCreated",
          "InvoiceReceivedPayment",
          "InvoiceProcessing",
          "InvoicePaymentSettled",
          "InvoiceSettled",
          "InvoiceExpired",
          "InvoiceExpiredPaidPartial",
          "InvoicePaidAfterExpiration",
          "InvoiceInvalid",
          "InvoiceRefund");

  /** Refuses objects nested deeper than 1000, its default. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String storeId;
  private final WebhookSecrets secrets;

  public BtcPayWebhook(String storeId, WebhookSecrets secrets) {
    this.storeId = storeId;
    this.secrets = secrets;
  }

  /**
   * Reads one delivery.
   *
   * @param signature value of the header {@value #SIGNATURE}; null when it is absent
   */
  public WebhookHint read(byte[] body, @Nullable String signature) {
    if (!secrets.signed(body, signature)) {
      return WebhookHint.refused(Verdict.BAD_SIGNATURE);
    }
    JsonNode event;
    try {
      // A decoder of its own, for the parser forgives some bytes that are not UTF-8.
      event =
          JSON.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (IOException e) {
      return WebhookHint.refused(Verdict.MALFORMED);
    }
    if (!event.isObject() || !hasText(event, "type", "deliveryId", "webhookId")) {
      return WebhookHint.refused(Verdict.MALFORMED);
    }
    String type = event.path("type").textValue();
    if (!HANDLED.contains(type)) {
      return WebhookHint.refused(Verdict.UNKNOWN_EVENT);
    }
    return hasText(event, "storeId", "invoiceId")
        ? judge(type, event)
        : WebhookHint.refused(Verdict.MALFORMED);
  }

  private WebhookHint judge(String type, JsonNode event) {
    String invoiceId = event.path("invoiceId").textValue();
    if (invoiceId.startsWith(TEST)) {
      return WebhookHint.ignored("test_delivery");
    }
    if (!event.path("storeId").textValue().equals(storeId)) {
      return WebhookHint.ignored("foreign_store");
    }
    String deliveryId =
        hasText(event, "originalDeliveryId")
            ? event.path("originalDeliveryId").textValue()
            : event.path("deliveryId").textValue();
    return new WebhookHint(
        Verdict.ACCEPTED,
        null,
        new WebhookEvent(type, event.path("webhookId").textValue(), deliveryId, invoiceId));
  }

  private static boolean hasText(JsonNode event, String... fields) {
    for (String field : fields) {
      String text = event.path(field).textValue();
      if (text == null || text.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
