package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

class StartFaultsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(HubProperties.class)
  static class PropertiesOnly {}

  @Test
  void namesEachFaultInOneLine() {
    Throwable failure =
        catchThrowable(
            () ->
                new SpringApplicationBuilder(PropertiesOnly.class)
                    .web(WebApplicationType.NONE)
                    .run(
                        "--kosmo.consent=maybe",
                        "--kosmo.mqtt.url=foo",
                        "--kosmo.trusted-proxies=10.0.0.0/8",
                        "--kosmo.flood.per-node=-1"));

    String description = new StartFaults().analyze(failure).getDescription();

    assertThat(description.lines())
        .containsExactly(
            "KOSMO_CONSENT must be respect or ignore, not \"maybe\"",
            "KOSMO_FLOOD_PER_NODE must be greater than or equal to 0, not \"-1\"",
            "KOSMO_MQTT_URL must be tcp://host:port or ssl://host:port, not \"foo\"",
            "KOSMO_TRUSTED_PROXIES must be IP addresses with commas between, no names and no networks, not \"10.0.0.0/8\"");
  }
}
