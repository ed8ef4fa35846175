package org.kosmoconnect.hub.billing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.billing.BtcPayInvoices;
import org.kosmoconnect.billing.BtcPayWebhook;
import org.kosmoconnect.billing.Invoice;
import org.kosmoconnect.billing.Order;
import org.kosmoconnect.billing.PaymentProvider;
import org.kosmoconnect.billing.PaymentUnavailableException;
import org.kosmoconnect.billing.Verdict;
import org.kosmoconnect.billing.WebhookHint;
import org.kosmoconnect.billing.WebhookSecrets;
import org.kosmoconnect.hub.HubProperties;

/**
 * BTCPay Server through its Greenfield API; the calls themselves are routes of {@code
 * billing/btcpay.camel.yaml}.
 */
public final class BtcPayProvider implements PaymentProvider {

  private static final int MINUTES_TO_PAY = 60;

  private final HubProperties.Btcpay settings;
  private final String publicUrl;
  private final ProducerTemplate routes;
  private final @Nullable BtcPayWebhook webhook;

  BtcPayProvider(HubProperties properties, ProducerTemplate routes) {
    this.settings = properties.btcpay();
    this.publicUrl = Objects.toString(properties.publicUrl(), "");
    this.routes = routes;
    this.webhook =
        open()
            ? new BtcPayWebhook(settings.storeId(), WebhookSecrets.parse(settings.webhookSecrets()))
            : null;
  }

  /** Tells whether a server is named at all. */
  public boolean open() {
    return !settings.url().isBlank();
  }

  /** Returns the id of our store. */
  public String store() {
    return settings.storeId();
  }

  @Override
  public Invoice create(Order order) {
    List<Invoice> made =
        BtcPayInvoices.readAll(ask("direct:btcpay-find", order.id())).stream()
            .filter(invoice -> order.id().equals(invoice.orderId()))
            .toList();
    if (made.size() > 1) {
      throw new PaymentUnavailableException("Several invoices name order " + order.id(), null);
    }
    // A former attempt was cut off between the server's work and ours.
    return made.isEmpty()
        ? BtcPayInvoices.read(
            ask(
                "direct:btcpay-create",
                BtcPayInvoices.write(
                    order, MINUTES_TO_PAY, publicUrl + "/account?order=" + order.id())))
        : made.get(0);
  }

  @Override
  public WebhookHint verify(byte @Nullable [] body, Map<String, Object> headers) {
    return webhook == null
        ? new WebhookHint(Verdict.BAD_SIGNATURE, null, null)
        : webhook.read(
            // A delivery without a body has none at all here.
            body == null ? new byte[0] : body,
            Objects.toString(headers.get(BtcPayWebhook.SIGNATURE), null));
  }

  @Override
  public Invoice fetch(String invoiceId) {
    return BtcPayInvoices.read(ask("direct:btcpay-fetch", invoiceId));
  }

  private byte[] ask(String route, String body) {
    try {
      return routes.requestBody(route, body, byte[].class);
    } catch (CamelExecutionException e) {
      Throwable cause = e.getCause();
      // What the server says may repeat what we sent.
      throw new PaymentUnavailableException(
          cause instanceof HttpOperationFailedException refused
              ? "BTCPay Server answers " + refused.getStatusCode()
              : "BTCPay Server does not answer: " + cause,
          cause);
    }
  }
}
