package org.kosmoconnect.hub;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** How every client of the hub comes in at the broker. */
public final class MqttLogin {

  private static final int KEEP_ALIVE_SECONDS = 60;

  private static final long SESSION_EXPIRY_SECONDS = 7 * 24 * 3600L;

  private MqttLogin() {}

  /**
   * Returns options for a session that the broker keeps for a week while the hub is away.
   *
   * <p>No receive maximum: on a backlog Mosquitto does not keep to it, and Artemis counts against
   * it what a resumed session was sent before it subscribed again. The client bounds what it holds
   * by not reading.
   */
  public static MqttConnectionOptions lasting(HubProperties.Mqtt mqtt) {
    MqttConnectionOptions options = options(mqtt);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
    return options;
  }

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
