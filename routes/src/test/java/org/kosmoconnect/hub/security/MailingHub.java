package org.kosmoconnect.hub.security;

import java.util.List;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.testbed.mail.SmtpInbox;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub that sends mail, and has every secret that a hub can have. */
@HubTest
abstract class MailingHub {

  static final SmtpInbox INBOX = SmtpInbox.start();

  /** Nothing that the hub says may hold one of them; the last is a channel key of all test hubs. */
  static final List<String> SECRETS =
      List.of(
          "planted-api-key-0123456789",
          "planted-webhook-secret-0123456789",
          "planted-key-of-the-hub-0123456789abcdef",
          "planted-password-of-the-operator",
          "X1Ud7Oy5IHiIJQwZcrrpUaWMatZ");

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("kosmo.public-url", () -> "http://kosmo.example");
    registry.add("kosmo.smtp-url", () -> INBOX.url() + "?from=hub@kosmo.example");
    registry.add("kosmo.btcpay.url", () -> "http://127.0.0.1:9");
    registry.add("kosmo.btcpay.store-id", () -> "store");
    registry.add("kosmo.btcpay.api-key", () -> SECRETS.get(0));
    registry.add("kosmo.btcpay.webhook-secrets", () -> SECRETS.get(1));
    registry.add("kosmo.admin.password", () -> SECRETS.get(3));
    registry.add("kosmo.secret-key", () -> SECRETS.get(2));
  }
}
