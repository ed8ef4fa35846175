package org.kosmoconnect.hub.gateway;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.MqttLogin;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.ingest.ConfirmedMqttClient;
import org.kosmoconnect.ingest.DisconnectOnStop;
import org.kosmoconnect.ingest.DurableMqttClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's two connections to the broker: one hears bridges, one tells them. */
@ConditionalOnRole(Role.GATEWAY)
@Configuration(proxyBeanMethods = false)
class GatewayMqtt {

  /** The broker keeps what bridges report while the hub is away. */
  @Bean(destroyMethod = "")
  DurableMqttClient eventsClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new DurableMqttClient(
        mqtt.url(), "kosmo-events-" + properties.instance(), MqttLogin.lasting(mqtt), mqtt.group());
  }

  @Bean
  DisconnectOnStop eventsConnection(DurableMqttClient eventsClient) {
    return new DisconnectOnStop(eventsClient);
  }

  @Bean(destroyMethod = "")
  ConfirmedMqttClient commandsClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new ConfirmedMqttClient(
        mqtt.url(), "kosmo-commands-" + properties.instance(), MqttLogin.options(mqtt));
  }
}
