package org.kosmoconnect.hub.bridges;

import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.MqttLogin;
import org.kosmoconnect.hub.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of {@code enrolment}. */
@ConditionalOnRole(Role.BILLING)
@Configuration(proxyBeanMethods = false)
class EnrolmentConfiguration {

  @Bean
  EnrolmentCodes enrolmentCodes() {
    return new EnrolmentCodes();
  }

  @Bean
  BrokerAccess brokerAccess(HubProperties properties) {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return mqtt.access().equals("off")
        ? new OpenBroker()
        : new DynamicSecurity(mqtt.url(), mqtt.user(), MqttLogin.options(mqtt));
  }
}
