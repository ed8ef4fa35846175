package org.kosmoconnect.hub.uplink;

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

/** The broker connection of the uplink: a session that the broker keeps while the hub is away. */
@ConditionalOnRole(Role.INGESTION)
@Configuration(proxyBeanMethods = false)
class MqttConfiguration {

  @Bean(destroyMethod = "")
  DurableMqttClient uplinkClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new DurableMqttClient(
        mqtt.url(),
        "kosmo-ingestion-" + properties.instance(),
        MqttLogin.lasting(mqtt),
        mqtt.group());
  }

  @Bean
  DisconnectOnStop uplinkConnection(DurableMqttClient uplinkClient) {
    return new DisconnectOnStop(uplinkClient);
  }

  /** What bridges tell of themselves comes on a session of its own. */
  @Bean(destroyMethod = "")
  DurableMqttClient bridgesClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new DurableMqttClient(
        mqtt.url(),
        "kosmo-bridges-" + properties.instance(),
        MqttLogin.lasting(mqtt),
        mqtt.group());
  }

  @Bean
  DisconnectOnStop bridgesConnection(DurableMqttClient bridgesClient) {
    return new DisconnectOnStop(bridgesClient);
  }

  @Bean(destroyMethod = "")
  ConfirmedMqttClient marksClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new ConfirmedMqttClient(
        mqtt.url(), "kosmo-marks-" + properties.instance(), MqttLogin.options(mqtt));
  }
}
