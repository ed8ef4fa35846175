package org.kosmoconnect.bridge.broker;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Notes comings and goings of the connection on their way to Camel's callback. */
record BrokerCallback(MqttCallback next, Runnable connected, Consumer<String> lost)
    implements MqttCallback {

  @Override
  public void connectComplete(boolean reconnect, String server) {
    connected.run();
    next.connectComplete(reconnect, server);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    String text = response.getReasonString();
    lost.accept(text == null ? String.valueOf(response.getException()) : text);
    next.disconnected(response);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws Exception {
    next.messageArrived(topic, message);
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
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    next.authPacketArrived(reasonCode, properties);
  }
}
