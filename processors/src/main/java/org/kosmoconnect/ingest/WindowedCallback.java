package org.kosmoconnect.ingest;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Counts arrivals into the window on their way to Camel's callback, and tells of a lost connection.
 */
record WindowedCallback(MqttCallback next, AcknowledgementWindow window, Runnable lost)
    implements MqttCallback {

  /** Well below the keep-alive of a minute, so that waiting never costs the connection. */
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  @Override
  public void messageArrived(String topic, MqttMessage message) throws Exception {
    if (message.getQos() > 0) {
      window.awaitRoom(LONGEST_WAIT_MILLIS);
      message.setId(window.arrive(message.getId()));
    }
    next.messageArrived(topic, message);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    window.reset();
    next.disconnected(response);
    lost.run();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    next.mqttErrorOccurred(exception);
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    next.deliveryComplete(token);
  }

  @Override
  public void connectComplete(boolean reconnect, String server) {
    next.connectComplete(reconnect, server);
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    next.authPacketArrived(reasonCode, properties);
  }
}
