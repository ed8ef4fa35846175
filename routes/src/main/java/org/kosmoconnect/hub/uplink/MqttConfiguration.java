package org.kosmoconnect.hub.uplink;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.ingest.DisconnectOnStop;
import org.kosmoconnect.ingest.DurableMqttClient;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker connection of the uplink: a session that the broker keeps while the hub is away. */
@ConditionalOnRole(Role.INGESTION)
@Configuration(proxyBeanMethods = false)
class MqttConfiguration {

  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final long SESSION_EXPIRY_SECONDS = 7 * 24 * 3600L;

  @Bean(destroyMethod = "")
  DurableMqttClient uplinkClient(HubProperties properties) throws MqttException {
    HubProperties.Mqtt mqtt = properties.mqtt();
    return new DurableMqttClient(
        mqtt.url(), "kosmo-ingestion-" + properties.instance(), options(mqtt), mqtt.group());
  }

  @Bean
  DisconnectOnStop uplinkConnection(DurableMqttClient uplinkClient) {
    return new DisconnectOnStop(uplinkClient);
  }

  private static MqttConnectionOptions options(HubProperties.Mqtt mqtt) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
    options.setAutomaticReconnect(true);
    options.setAutomaticReconnectDelay(1, 30);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    // No receive maximum: Mosquitto does not keep to it on a backlog, and Artemis stops for good
    // once
    // a resumed session has been sent as many. The client bounds what it holds by not reading.
    options.setConnectionTimeout(10);
    if (!mqtt.user().isEmpty()) {
      options.setUserName(mqtt.user());
      options.setPassword(mqtt.password().getBytes(StandardCharsets.UTF_8));
    }
    if (!mqtt.ca().isEmpty()) {
      PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate("file:" + mqtt.ca());
      options.setSocketFactory(
          SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext().getSocketFactory());
    }
    return options;
  }
}
