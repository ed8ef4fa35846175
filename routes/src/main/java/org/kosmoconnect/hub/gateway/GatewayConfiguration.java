package org.kosmoconnect.hub.gateway;

import java.time.Clock;
import org.kosmoconnect.codec.DownlinkCommandEncoder;
import org.kosmoconnect.codec.DownlinkEventDecoder;
import org.kosmoconnect.gateway.Deliveries;
import org.kosmoconnect.gateway.DispatchPlan;
import org.kosmoconnect.gateway.InboundTexts;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's beans; each does one thing that no Camel component does. */
@ConditionalOnRole(Role.GATEWAY)
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  private static final double PERCENT = 100;

  @Bean
  DownlinkEventDecoder downlinkEventDecoder() {
    return new DownlinkEventDecoder();
  }

  @Bean
  DownlinkCommandEncoder downlinkCommandEncoder() {
    return new DownlinkCommandEncoder();
  }

  @Bean
  Deliveries deliveries() {
    return new Deliveries(Clock.systemUTC());
  }

  @Bean
  DispatchPlan dispatchPlan(HubProperties properties) {
    HubProperties.Gateway gateway = properties.gateway();
    return new DispatchPlan(Clock.systemUTC(), gateway.share() / PERCENT, gateway.busiest());
  }

  @Bean
  InboundTexts inboundTexts() {
    return new InboundTexts();
  }

  @Bean
  MessageDesk messageDesk() {
    return new MessageDesk();
  }

  @Bean
  SendingLimits sendingLimits(StringRedisTemplate redis, JdbcClient jdbc) {
    return new SendingLimits(redis, jdbc);
  }
}
