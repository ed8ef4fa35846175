package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import org.HdrHistogram.Histogram;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.ingest.Heard;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Transmission;

/** Publishes at a steady pace and notes when each packet becomes visible in the database. */
public final class RowLatency {

  private static final long POLL_NANOS = 3_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LONGEST_MICROS = 600_000_000;
  private static final String VISIBLE =
      """
      select p.from_node, p.id from unnest(cast(? as bigint[]), cast(? as bigint[])) as u (node, id)
      join packet p on p.from_node = u.node and p.id = u.id
      """;

  private final Map<Key, Long> open = new ConcurrentHashMap<>();
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private final ObjLongConsumer<Packet> sent;
  // Of the publishing thread only.
  private Key last = new Key(0, 0);

  private record Key(long node, long id) {}

  private RowLatency(ObjLongConsumer<Packet> sent) {
    this.sent = sent;
  }

  /**
   * Publishes a load and waits until all of it is stored.
   *
   * @param perSecond messages a second
   * @param sent hears of each packet and the nanosecond of its first publication
   * @return microseconds from the publication to the visible row
   */
  public static Histogram measure(
      String brokerUrl,
      Connection database,
      PacketLoad load,
      int perSecond,
      ObjLongConsumer<Packet> sent)
      throws SQLException {
    RowLatency latency = new RowLatency(sent);
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(() -> latency.publish(brokerUrl, load, perSecond));
    latency.watch(database, publishing);
    publishing.join();
    return latency.micros;
  }

  private void publish(String brokerUrl, PacketLoad load, int perSecond) {
    Reception reception = new Reception();
    try (MqttPublisher publisher = new MqttPublisher(brokerUrl, "kosmo-steady-" + load.seed())) {
      long start = System.nanoTime();
      long number = 0;
      for (Iterator<Transmission> all = load.messages().iterator(); all.hasNext(); number++) {
        Transmission one = all.next();
        Heard heard = reception.receive(one.topic(), one.payload(), null);
        LockSupport.parkNanos(start + number * 1_000_000_000L / perSecond - System.nanoTime());
        if (heard != null) {
          note(heard.packet());
        }
        publisher.publish(one.topic(), one.payload(), 1);
      }
      publisher.flush();
    } catch (MqttException e) {
      throw new CompletionException(e);
    }
  }

  private void note(Packet packet) {
    long now = System.nanoTime();
    Key key = new Key(packet.from().num(), packet.id());
    // Copies of a packet follow each other; the first one counts.
    if (!key.equals(last)) {
      last = key;
      open.put(key, now);
      sent.accept(packet, now);
    }
  }

  private void watch(Connection database, CompletableFuture<Void> publishing) throws SQLException {
    long giveUp = Long.MAX_VALUE;
    try (PreparedStatement visible = database.prepareStatement(VISIBLE)) {
      while (!publishing.isDone() || !open.isEmpty()) {
        poll(visible);
        if (publishing.isDone() && giveUp == Long.MAX_VALUE) {
          giveUp = System.nanoTime() + PATIENCE.toNanos();
        }
        if (System.nanoTime() > giveUp) {
          throw new IllegalStateException(open.size() + " packets were not stored");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private void poll(PreparedStatement visible) throws SQLException {
    List<Key> asked = new ArrayList<>(open.keySet());
    visible.setObject(1, asked.stream().map(Key::node).toArray(Long[]::new));
    visible.setObject(2, asked.stream().map(Key::id).toArray(Long[]::new));
    try (ResultSet rows = visible.executeQuery()) {
      long now = System.nanoTime();
      while (rows.next()) {
        Long since = open.remove(new Key(rows.getLong(1), rows.getLong(2)));
        if (since != null) {
          micros.recordValue(Math.max(0, now - since) / 1000);
        }
      }
    }
  }
}
