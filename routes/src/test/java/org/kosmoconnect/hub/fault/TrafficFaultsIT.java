package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;

/** Gateways send garbage and floods; Redis goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficFaultsIT {

  private static final int NODES = 50;
  private static final int UNCONFIRMED = 500;

  @TempDir private static Path folder;
  private ArtemisBroker broker;
  private HubUnderFault fault;
  private HubProcess hub;
  private int seed;

  @BeforeAll
  void start() {
    broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    fault =
        new HubUnderFault(
            folder,
            broker.url(),
            Map.of("KOSMO_UPLINK_UNCONFIRMED_CAPACITY", String.valueOf(UNCONFIRMED)));
    hub = fault.startHub();
  }

  @AfterAll
  void stop() {
    fault.close();
    broker.close();
  }

  private PacketLoad nextLoad(int packets) {
    return PacketLoad.endingNow(++seed, packets, NODES);
  }

  @Test
  void tenPercentGarbageIsParkedAndTheRestStored() throws Exception {
    int garbage = Effort.of(600, 20_000);
    CompletableFuture<Void> publishing = fault.publish(nextLoad(garbage * 6));
    Random random = new Random(7);
    try (MqttPublisher publisher = new MqttPublisher(broker.url(), "garbage")) {
      for (int i = 0; i < garbage; i++) {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        // Wire type 7 does not exist, so that no chance makes it an envelope.
        bytes[0] = 7;
        publisher.publish("msh/EU_868/2/e/LongFast/!0000beef", bytes, 1);
      }
      publisher.flush();
    }
    publishing.get(60, SECONDS);

    fault.assertAllStoredOnce();
    // The same bytes again only count up.
    String attempts = "select coalesce(sum(attempts), 0) from dead_letter";
    patience().until(() -> fault.query(attempts) >= garbage);
    assertThat(fault.query(attempts)).isEqualTo(garbage);
  }

  /**
   * Nobody can send QoS 0 messages again, so they may get lost and must not displace others. The
   * flood repeats what is stored already, so that the counts stay those of the loads.
   */
  @Test
  void aFloodOfUnconfirmedMessagesCostsNoConfirmedOne() throws Exception {
    PacketLoad known = nextLoad(Effort.of(8_000, 100_000));
    fault.publish(known).get(60, SECONDS);
    fault.assertAllStoredOnce();

    CompletableFuture<Void> publishing;
    try (Connection foreign = fault.connect();
        var statement = foreign.createStatement()) {
      foreign.setAutoCommit(false);
      // Nothing can be stored for a while.
      statement.execute("lock table reception in exclusive mode");
      publishing = fault.publish(nextLoad(2_000));
      publishUnconfirmed(known);
      patience().until(() -> metric(hub, "kosmo_batch_discards_total{queue=\"uplink\"}") > 0);
      assertThat(metric(hub, "kosmo_batch_depth{queue=\"uplink\"}"))
          .isLessThanOrEqualTo(UNCONFIRMED + 4_000);
    }
    publishing.get(60, SECONDS);
    fault.assertAllStoredOnce();
  }

  private void publishUnconfirmed(PacketLoad load) throws Exception {
    try (MqttPublisher publisher = new MqttPublisher(broker.url(), "flood")) {
      for (Iterator<Transmission> all = load.messages().iterator(); all.hasNext(); ) {
        Transmission one = all.next();
        publisher.publish(one.topic(), one.payload(), 0);
      }
      publisher.flush();
    }
  }

  /** Opens the live stream, and answers whether a reading came before it ended. */
  private CompletableFuture<Boolean> aViewerSeesAReading() throws Exception {
    URI uri = URI.create(hub.url() + "/api/v1/stream?topics=readings");
    HttpResponse<Stream<String>> stream =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
    return CompletableFuture.supplyAsync(
        () -> {
          try (Stream<String> lines = stream.body()) {
            return lines.anyMatch("event: reading"::equals);
          }
        });
  }

  @Test
  void withoutRedisEverythingIsStoredAndViewersStillHearOfIt() throws Exception {
    long before = fault.count("packet");
    CompletableFuture<Void> publishing = fault.publish(nextLoad(4_000));
    fault.awaitPackets(before);
    fault.killRedis();
    publishing.get(60, SECONDS);
    fault.assertAllStoredOnce();

    CompletableFuture<Boolean> seen = aViewerSeesAReading();
    fault.publish(nextLoad(500)).get(60, SECONDS);
    assertThat(seen.get(60, SECONDS)).as("events come through the database").isTrue();

    fault.restartRedis();
    fault.publish(nextLoad(500)).get(60, SECONDS);
    fault.assertAllStoredOnce();
  }

  /** The first round fills pools and caches; what grows from there on would grow for ever. */
  @Test
  void faultsLeaveNothingBehind() throws Exception {
    manyFaults(1);
    Footprint before = Footprint.of(hub);

    manyFaults(Effort.of(2, 60));

    Footprint after = Footprint.of(hub);
    assertThat(after.descriptors())
        .as("descriptors, before %s, after %s", before, after)
        .isLessThanOrEqualTo(before.descriptors() + 20);
    assertThat(after.threads())
        .as("threads, before %s, after %s", before, after)
        .isLessThanOrEqualTo(before.threads() + 20);
    assertThat(after.liveBytes())
        .as("bytes, before %s, after %s", before, after)
        .isLessThan(before.liveBytes() + before.liveBytes() / 4);
  }

  /** Redis and all connections to the database are lost while packets and garbage come in. */
  private void manyFaults(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      CompletableFuture<Void> publishing = fault.publish(nextLoad(500));
      try (MqttPublisher publisher = new MqttPublisher(broker.url(), "garbage")) {
        publisher.publish("msh/EU_868/2/e/LongFast/!0000beef", new byte[] {7, (byte) round}, 1);
        publisher.flush();
      }
      fault.killRedis();
      fault.query(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where application_name like 'kosmo-hub%'");
      publishing.get(60, SECONDS);
      fault.restartRedis();
      fault.assertAllStoredOnce();
    }
  }
}
