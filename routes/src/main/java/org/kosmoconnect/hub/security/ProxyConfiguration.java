package org.kosmoconnect.hub.security;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.kosmoconnect.hub.HubProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What of a request's origin is believed: forwarded headers of the proxies in
 * KOSMO_TRUSTED_PROXIES, and no others.
 */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(
      HubProperties properties) {
    return factory -> {
      if (!properties.trustedProxies().isBlank()) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(addresses(properties.trustedProxies()));
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
      }
    };
  }

  @Bean
  FilterRegistrationBean<InboundHeaderFilter> inboundHeaderFilter() {
    FilterRegistrationBean<InboundHeaderFilter> filter =
        new FilterRegistrationBean<>(new InboundHeaderFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  private static String addresses(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }
}
