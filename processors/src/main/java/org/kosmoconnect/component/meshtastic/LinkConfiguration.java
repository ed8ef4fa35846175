package org.kosmoconnect.component.meshtastic;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * Options of the link to a radio. Endpoints of one radio share the link, so those of the endpoint
 * that starts first count.
 */
@UriParams
public class LinkConfiguration {

  @UriParam(
      label = "producer",
      defaultValue = "60s",
      javaType = "java.time.Duration",
      description = "Longest wait of a packet until it is written to the radio")
  private long sendTimeout = 60_000;

  @UriParam(
      label = "producer,advanced",
      defaultValue = "10s",
      javaType = "java.time.Duration",
      description = "Longest wait for the radio's word that it took a packet")
  private long answerTimeout = 10_000;

  @UriParam(
      label = "common,advanced",
      defaultValue = "true",
      description =
          "Whether packets are held back so that the radio does not drop them in silence: 2.2 s between texts, 10.2 s between positions, waypoints, alerts and telemetry, 30.2 s between traceroutes")
  private boolean pacing = true;

  @UriParam(
      label = "common,advanced",
      defaultValue = "STAGED",
      description = "What the radio is asked for after connecting")
  private HandshakeKind handshake = HandshakeKind.STAGED;

  @UriParam(
      label = "common,advanced",
      defaultValue = "30s",
      javaType = "java.time.Duration",
      description = "Time after which an unfinished handshake is repeated")
  private long handshakeTimeout = 30_000;

  @UriParam(
      label = "common,advanced",
      defaultValue = "15s",
      javaType = "java.time.Duration",
      description = "Time within which a heartbeat has to be answered")
  private long heartbeatTimeout = 15_000;

  @UriParam(
      label = "common,advanced",
      defaultValue = "60s",
      javaType = "java.time.Duration",
      description = "Longest wait before connecting again")
  private long maximumReconnectDelay = 60_000;

  @UriParam(
      label = "common,advanced",
      defaultValue = "10s",
      javaType = "java.time.Duration",
      description = "Time within which a write has to end")
  private long writeTimeout = 10_000;

  @UriParam(
      label = "common",
      defaultValue = "115200",
      description = "Speed of a serial line, bits per second")
  private int baudRate = 115_200;

  @UriParam(
      label = "producer",
      defaultValue = "60s",
      javaType = "java.time.Duration",
      description =
          "Longest wait for the mesh's word; a radio gives up after some 22 seconds, later under load")
  private long routingTimeout = 60_000;

  @UriParam(
      label = "common",
      javaType = "java.time.Duration",
      description =
          "Time between heartbeats; 45s on TCP and 240s on serial lines by default. A radio forgets its host after 15 minutes")
  private long heartbeatInterval;

  @UriParam(
      label = "common,advanced",
      defaultValue = "1s",
      javaType = "java.time.Duration",
      description = "First wait before connecting again; it doubles with every failure")
  private long reconnectDelay = 1_000;

  public long getReconnectDelay() {
    return reconnectDelay;
  }

  public void setReconnectDelay(long reconnectDelay) {
    this.reconnectDelay = reconnectDelay;
  }

  public long getHeartbeatInterval() {
    return heartbeatInterval;
  }

  public void setHeartbeatInterval(long heartbeatInterval) {
    this.heartbeatInterval = heartbeatInterval;
  }

  public long getRoutingTimeout() {
    return routingTimeout;
  }

  public void setRoutingTimeout(long routingTimeout) {
    this.routingTimeout = routingTimeout;
  }

  public long getSendTimeout() {
    return sendTimeout;
  }

  public void setSendTimeout(long sendTimeout) {
    this.sendTimeout = sendTimeout;
  }

  public long getAnswerTimeout() {
    return answerTimeout;
  }

  public void setAnswerTimeout(long answerTimeout) {
    this.answerTimeout = answerTimeout;
  }

  public boolean isPacing() {
    return pacing;
  }

  public void setPacing(boolean pacing) {
    this.pacing = pacing;
  }

  public HandshakeKind getHandshake() {
    return handshake;
  }

  public void setHandshake(HandshakeKind handshake) {
    this.handshake = handshake;
  }

  public long getHandshakeTimeout() {
    return handshakeTimeout;
  }

  public void setHandshakeTimeout(long handshakeTimeout) {
    this.handshakeTimeout = handshakeTimeout;
  }

  public long getHeartbeatTimeout() {
    return heartbeatTimeout;
  }

  public void setHeartbeatTimeout(long heartbeatTimeout) {
    this.heartbeatTimeout = heartbeatTimeout;
  }

  public long getMaximumReconnectDelay() {
    return maximumReconnectDelay;
  }

  public void setMaximumReconnectDelay(long maximumReconnectDelay) {
    this.maximumReconnectDelay = maximumReconnectDelay;
  }

  public long getWriteTimeout() {
    return writeTimeout;
  }

  public void setWriteTimeout(long writeTimeout) {
    this.writeTimeout = writeTimeout;
  }

  public int getBaudRate() {
    return baudRate;
  }

  public void setBaudRate(int baudRate) {
    this.baudRate = baudRate;
  }
}
