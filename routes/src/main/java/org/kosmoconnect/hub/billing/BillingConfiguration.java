package org.kosmoconnect.hub.billing;

import java.time.Clock;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.core5.http.HttpHeaders;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.security.CurrentAccount;
import org.kosmoconnect.hub.throttle.Throttle;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the billing routes. */
@ConditionalOnRole(Role.BILLING)
@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

  /** Behind security and the contract. */
  private static final int AFTER_CONTRACT = 2;

  @Bean
  BillingClock billingClock() {
    return new BillingClock(Clock.systemUTC());
  }

  @Bean
  BtcPayProvider payments(HubProperties properties, ProducerTemplate routes) {
    HubProperties.Btcpay settings = properties.btcpay();
    if (!settings.url().isBlank()) {
      demand("kosmo.public-url", Objects.toString(properties.publicUrl(), ""));
      demand("kosmo.btcpay.api-key", settings.apiKey());
      demand("kosmo.btcpay.store-id", settings.storeId());
      demand("kosmo.btcpay.webhook-secrets", settings.webhookSecrets().replace(",", ""));
    }
    return new BtcPayProvider(properties, routes);
  }

  private static void demand(String key, String value) {
    if (value.isBlank()) {
      throw new InvalidConfigurationPropertyValueException(
          key, "", "It has to be set where KOSMO_BTCPAY_URL is");
    }
  }

  @Bean
  OrderDesk orderDesk(CurrentAccount currentAccount, BtcPayProvider payments) {
    return new OrderDesk(currentAccount, payments);
  }

  /** The key goes into the request behind Camel, where no trace and no log sees it. */
  @Bean
  HttpClientConfigurer btcPayAccess(HubProperties properties) {
    String access = "token " + properties.btcpay().apiKey();
    return client ->
        client.addRequestInterceptorLast(
            (request, entity, context) -> request.setHeader(HttpHeaders.AUTHORIZATION, access));
  }

  @Bean
  FilterRegistrationBean<WebhookGate> webhookGate(Throttle throttle) {
    FilterRegistrationBean<WebhookGate> filter =
        new FilterRegistrationBean<>(new WebhookGate(throttle));
    filter.addUrlPatterns("/webhooks/*", "/api/v1/webhooks/*");
    filter.setOrder(AFTER_CONTRACT);
    return filter;
  }
}
