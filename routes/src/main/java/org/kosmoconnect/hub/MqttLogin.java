package org.kosmoconnect.hub;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** How every client of the hub comes in at the broker. */
public final class MqttLogin {

  private static final int KEEP_ALIVE_SECONDS = 60;

  private MqttLogin() {}

  /** Returns options for a connection whose session ends with it, and which does not reconnect. */
  public static MqttConnectionOptions options(HubProperties.Mqtt mqtt) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
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
