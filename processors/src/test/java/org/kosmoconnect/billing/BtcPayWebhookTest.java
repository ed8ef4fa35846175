package org.kosmoconnect.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class BtcPayWebhookTest {

  private static final String SECRET = "new";
  private static final BtcPayWebhook WEBHOOK =
      new BtcPayWebhook("store", WebhookSecrets.parse(SECRET + ", old"));

  @Test
  void anEventOfOurStoreIsOpen() throws Exception {
    WebhookHint hint = read(event("InvoiceSettled", "\"d1\""));

    assertThat(hint.open()).isTrue();
    assertThat(hint.event()).isEqualTo(new WebhookEvent("InvoiceSettled", "w", "d1", "inv"));
  }

  @Test
  void withoutAnOriginalTheDeliveryItselfIsTheFirst() throws Exception {
    WebhookEvent event = read(event("InvoiceCreated", "null")).event();

    assertThat(event).isNotNull();
    assertThat(event.deliveryId()).isEqualTo("d2");
    assertThat(event.needsFetch()).isFalse();
  }

  @Test
  void aForeignStoreIsIgnored() throws Exception {
    String foreign = event("InvoiceSettled", "\"d1\"").replace("\"store\"", "\"other\"");

    assertThat(read(foreign)).isEqualTo(WebhookHint.ignored("foreign_store"));
  }

  @Test
  void bytesThatAreNotUtf8AreMalformedThoughTheyAreSigned() throws Exception {
    byte[] body = event("InvoiceSettled", "\"d\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(WEBHOOK.read(body, sign(SECRET, body)).verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void nestingWithoutEndIsMalformed() throws Exception {
    String deep = "{\"type\":\"InvoiceSettled\",\"metadata\":" + "[".repeat(2000);

    assertThat(read(deep + "]".repeat(2000) + "}").verdict()).isEqualTo(Verdict.MALFORMED);
    assertThat(read(event("InvoiceSettled", "\"d1\"") + "{}").verdict())
        .isEqualTo(Verdict.MALFORMED);
    assertThat(read("[]").verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void bothSecretsOfARotationSign() throws Exception {
    byte[] body = event("InvoiceSettled", "\"d1\"").getBytes(StandardCharsets.UTF_8);

    assertThat(WEBHOOK.read(body, sign("old", body)).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(WEBHOOK.read(body, sign("older", body)).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    assertThat(WEBHOOK.read(body, null).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
  }

  @Test
  void anEmptySecretIsRefusedAtTheStart() {
    assertThatThrownBy(() -> WebhookSecrets.parse(" , "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(WebhookSecrets.parse("secret")).hasToString("WebhookSecrets[1]");
  }

  private static WebhookHint read(String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return WEBHOOK.read(bytes, sign(SECRET, bytes));
  }

  private static String event(String type, String original) {
    return """
        {"type":"%s","webhookId":"w","deliveryId":"d2","originalDeliveryId":%s,"storeId":"store","invoiceId":"inv"}"""
        .formatted(type, original);
  }

  private static String sign(String secret, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }
}
