package org.kosmoconnect.hub.fault;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.hub.uplink.Envelopes;
import org.kosmoconnect.testbed.mesh.MqttPublisher;

/** A node that measures again and again, hundreds of times a second. */
final class GreedyNode implements AutoCloseable {

  private final MqttPublisher publisher;
  private final int perSecond;
  private final AtomicLong sent = new AtomicLong();
  private final CompletableFuture<Void> sending;
  private volatile boolean enough;

  private GreedyNode(String brokerUrl, int perSecond) throws MqttException {
    this.publisher = new MqttPublisher(brokerUrl, "greedy");
    this.perSecond = perSecond;
    this.sending = CompletableFuture.runAsync(this::send);
  }

  static GreedyNode start(String brokerUrl, int perSecond) throws MqttException {
    return new GreedyNode(brokerUrl, perSecond);
  }

  long sent() {
    return sent.get();
  }

  private void send() {
    long start = System.nanoTime();
    try {
      while (!enough) {
        long number = sent.getAndIncrement();
        LockSupport.parkNanos(start + number * 1_000_000_000L / perSecond - System.nanoTime());
        var envelope =
            Envelopes.anEnvelope()
                .id((int) number + 1)
                .environment(Instant.now().getEpochSecond(), 1f);
        publisher.publish(envelope.topic(), envelope.bytes(), 1);
      }
    } catch (MqttException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() throws Exception {
    enough = true;
    sending.get(30, TimeUnit.SECONDS);
    publisher.flush();
    publisher.close();
  }
}
