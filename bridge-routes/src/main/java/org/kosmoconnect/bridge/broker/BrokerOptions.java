package org.kosmoconnect.bridge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.kosmoconnect.bridge.BridgeSettings;

/** How the bridge connects to its broker. */
public final class BrokerOptions {

  private static final int KEEP_ALIVE_SECONDS = 30;

  private BrokerOptions() {}

  /**
   * Returns options of a connection that Paho does not open again: our clients do.
   *
   * @throws GeneralSecurityException when the file of the authority holds no certificate
   */
  public static MqttConnectionOptions of(BridgeSettings.Mqtt mqtt)
      throws IOException, GeneralSecurityException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(10);
    if (!mqtt.user().isEmpty()) {
      options.setUserName(mqtt.user());
      options.setPassword(mqtt.password().getBytes(StandardCharsets.UTF_8));
    }
    if (!mqtt.ca().isEmpty()) {
      options.setSocketFactory(trusting(Path.of(mqtt.ca())));
    }
    return options;
  }

  /** Has the broker say that the bridge is gone when it is. */
  public static MqttConnectionOptions withWill(
      MqttConnectionOptions options, String topic, byte[] payload) {
    MqttMessage will = new MqttMessage(payload);
    will.setQos(1);
    will.setRetained(true);
    options.setWill(topic, will);
    return options;
  }

  private static SSLSocketFactory trusting(Path authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
