package org.kosmoconnect.bridge.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.broker.BrokerOptions;

/** Whether the broker lets the bridge in, and whether the hub speaks to it there. */
final class BrokerCheck {

  private static final String ABOUT = "broker";
  private static final int PATIENCE_SECONDS = 10;
  private static final int MARK_SECONDS = 3;
  private static final int BAD_LOGIN = 0x86;
  private static final int NOT_AUTHORISED = 0x87;
  private static final int REFUSED = 0x80;

  private final BridgeSettings settings;
  private final String url;

  BrokerCheck(BridgeSettings settings) {
    this.settings = settings;
    url = settings.mqtt().url();
  }

  Finding look() {
    try {
      MqttConnectionOptions options = BrokerOptions.of(settings.mqtt());
      options.setAutomaticReconnect(false);
      MqttClient client =
          new MqttClient(url, "kosmo-bridge-" + settings.id() + "-doctor", new MemoryPersistence());
      client.setTimeToWait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      try {
        client.connect(options);
        return listen(client);
      } finally {
        client.disconnectForcibly(0, 1_000, false);
        client.close(true);
      }
    } catch (MqttException e) {
      return unreachable(e);
    } catch (IOException | GeneralSecurityException e) {
      return Finding.fault(
          ABOUT,
          settings.mqtt().ca() + ": " + e.getMessage(),
          "no certificate in PEM form",
          "ask the hub's operator for the file that KOSMO_BRIDGE_MQTT_CA names");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.fault(ABOUT, url + ": interrupted", "", "");
    }
  }

  /** The hub's mark is retained: where a hub has ever heard this bridge, it comes at once. */
  private Finding listen(MqttClient client) throws MqttException, InterruptedException {
    CompletableFuture<Boolean> marked = new CompletableFuture<>();
    IMqttMessageListener listener = (topic, message) -> marked.complete(true);
    String topic = "kosmo/v1/" + settings.id() + "/ack";
    int reason =
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription(topic, 1)},
                new IMqttMessageListener[] {listener})
            .getReasonCodes()[0];
    if (reason >= REFUSED) {
      return Finding.fault(
          ABOUT,
          "%s lets us in, but not read %s (reason 0x%x)".formatted(url, topic, reason),
          "the credential is another bridge's",
          "look whether KOSMO_BRIDGE_ID and _MQTT_USER are the same; else enrol again");
    }
    try {
      marked.get(MARK_SECONDS, TimeUnit.SECONDS);
      return Finding.ok(ABOUT, url + " lets us in, and the hub has confirmed packets of ours");
    } catch (TimeoutException e) {
      return Finding.hint(
          ABOUT,
          url + " lets us in; the hub has not confirmed anything yet",
          "a new bridge, or a hub that does not listen at this broker",
          "nothing for a new bridge; else ask the hub's operator");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Finding unreachable(MqttException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String seen = url + ": " + (cause.getMessage() == null ? cause : cause.getMessage());
    if (e.getReasonCode() == BAD_LOGIN || e.getReasonCode() == NOT_AUTHORISED) {
      return Finding.fault(
          ABOUT,
          url + " does not know this user or password",
          "a slip, a credential that was rotated, or a bridge that was revoked",
          "ask the hub's operator for a code, and: sudo kosmo-bridge enrol HUB CODE /etc/kosmo/credential.env");
    }
    if (cause instanceof UnknownHostException) {
      return Finding.fault(
          ABOUT,
          url + ": no such host",
          "a slip in KOSMO_BRIDGE_MQTT_URL, or no network",
          "ping the host; ip address");
    }
    if (cause instanceof SSLException) {
      return Finding.fault(
          ABOUT,
          seen,
          "a certificate that this machine does not trust, an expired one, or a clock that is wrong",
          "KOSMO_BRIDGE_MQTT_CA names the authority's file; look at the clock above");
    }
    if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
      return Finding.fault(
          ABOUT,
          seen,
          "nothing listens there, or a firewall is between; the bridge keeps what it hears",
          "look at host and port in KOSMO_BRIDGE_MQTT_URL; else wait");
    }
    return Finding.fault(
        ABOUT, seen, "no MQTT 5 broker, or one that is busy", "ask the hub's operator");
  }
}
