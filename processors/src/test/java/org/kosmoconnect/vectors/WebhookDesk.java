package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.billing.BtcPayWebhook;
import org.kosmoconnect.billing.Verdict;
import org.kosmoconnect.billing.WebhookEvent;
import org.kosmoconnect.billing.WebhookHint;
import org.kosmoconnect.billing.WebhookSecrets;

/** Takes deliveries as the hub does, with sets in place of its tables. */
final class WebhookDesk {

  private final BtcPayWebhook webhook;
  private final Set<String> invoices = new HashSet<>();
  private final Set<String> processed = new HashSet<>();

  private WebhookDesk(BtcPayWebhook webhook) {
    this.webhook = webhook;
  }

  static WebhookDesk of(JsonNode context) {
    List<String> secrets = new ArrayList<>();
    context.path("acceptedSecrets").forEach(secret -> secrets.add(secret.asText()));
    return new WebhookDesk(
        new BtcPayWebhook(
            context.path("storeId").asText(), WebhookSecrets.parse(String.join(",", secrets))));
  }

  void know(String invoiceId) {
    invoices.add(invoiceId);
  }

  void process(String webhookId, String deliveryId) {
    processed.add(webhookId + " " + deliveryId);
  }

  /**
   * Takes one delivery and compares what becomes of it.
   *
   * @param apply fetches and applies; false when that was not possible
   */
  void check(JsonNode request, JsonNode expect, Predicate<WebhookEvent> apply) {
    JsonNode signature = request.path("headers").path(BtcPayWebhook.SIGNATURE);
    byte[] body = Base64.getDecoder().decode(request.path("bodyBase64").asText());
    WebhookHint hint = webhook.read(body, signature.isMissingNode() ? null : signature.asText());
    WebhookEvent event = hint.event();
    if (event == null) {
      compare(hint.verdict(), hint.reason(), expect);
    } else if (processed.contains(event.webhookId() + " " + event.deliveryId())) {
      compare(Verdict.DUPLICATE, null, expect);
    } else if (!invoices.contains(event.invoiceId())) {
      compare(Verdict.IGNORED, "unknown_invoice", expect);
    } else if (apply.test(event)) {
      process(event.webhookId(), event.deliveryId());
      compare(Verdict.ACCEPTED, null, expect);
    } else {
      compare(Verdict.RETRY_LATER, null, expect);
    }
  }

  private static void compare(Verdict verdict, @Nullable String reason, JsonNode expect) {
    Difference.check("verdict", expect.path("verdict").asText(), verdict.key());
    Difference.check("http", expect.path("http").asInt(), verdict.status());
    if (expect.has("reason")) {
      Difference.check("reason", expect.path("reason").asText(), reason);
    }
  }
}
