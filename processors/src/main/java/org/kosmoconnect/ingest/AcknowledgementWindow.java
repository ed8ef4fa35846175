package org.kosmoconnect.ingest;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The messages received on one connection and not yet acknowledged, in order of arrival.
 *
 * <p>MQTT message ids are reused, and after a reconnect the broker sends unacknowledged messages
 * again under their old ids. So each arrival gets a token of its own; the tokens of a former
 * connection acknowledge nothing.
 */
final class AcknowledgementWindow {

  /** Sends one PUBACK. */
  @FunctionalInterface
  interface Acknowledger {
    void acknowledge(int messageId) throws MqttException;
  }

  private static final class Arrival {
    final int token;
    final int messageId;
    final long nanos;
    boolean complete;

    Arrival(int token, int messageId, long nanos) {
      this.token = token;
      this.messageId = messageId;
      this.nanos = nanos;
    }
  }

  private final ArrayDeque<Arrival> order = new ArrayDeque<>();
  private final Map<Integer, Arrival> open = new HashMap<>();
  private final int limit;
  private int nextToken;
  private boolean stalled;

  /**
   * @param limit messages in the window above which {@link #awaitRoom} holds its caller
   */
  AcknowledgementWindow(int limit) {
    this.limit = limit;
  }

  /** Forgets the former connection's messages: the broker will send them again. */
  synchronized void reset() {
    order.clear();
    open.clear();
    stalled = false;
    notifyAll();
  }

  /** Notes an arrival and returns its token. */
  synchronized int arrive(int messageId) {
    Arrival arrival = new Arrival(nextToken++, messageId, System.nanoTime());
    order.add(arrival);
    open.put(arrival.token, arrival);
    return arrival.token;
  }

  /**
   * Completes one arrival and acknowledges what may be acknowledged now. Under the lock, so that
   * two writers keep the order and no acknowledgement of this connection goes out on the next.
   */
  synchronized void complete(int token, Acknowledger acknowledger) throws MqttException {
    Arrival arrival = open.remove(token);
    if (arrival == null) {
      return;
    }
    arrival.complete = true;
    stalled = false;
    notifyAll();
    while (!order.isEmpty() && order.peek().complete) {
      acknowledger.acknowledge(order.poll().messageId);
    }
  }

  /**
   * Holds the caller while the window is full and moving. Once nothing has moved for {@code
   * millis}, callers pass until something moves again: the caller is the thread that also reads the
   * broker's ping responses.
   */
  synchronized void awaitRoom(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (open.size() >= limit && !stalled) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        stalled = true;
        return;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  synchronized int size() {
    return order.size();
  }

  synchronized long oldestMillis() {
    Arrival oldest = order.peek();
    return oldest == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - oldest.nanos);
  }
}
