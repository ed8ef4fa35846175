package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** A backlog, and the times of what was heard before the clock was right. */
class BacklogIT {

  private static final int PACKETS = 40_000;
  private static final long HOUR = 3_600_000;

  @TempDir Path folder;

  private BridgeStage stage;
  private SpoolView spool;

  @BeforeEach
  void prepare() throws Exception {
    stage = new BridgeStage(folder);
    spool = new SpoolView(stage.spool());
    new Spool(stage.spool()).close();
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void drainsABacklogOldestFirstAndWhatIsHeardNowBeforeIt() throws Exception {
    fill(PACKETS, 1, "earlier-boot");
    long began = System.nanoTime();
    stage.start();
    stage.hub.confirmSteadily(0);
    stage.awaitArrivals(1_000);

    stage.radio.receive(Mesh.text(7_000_001, "now"));
    int before = stage.hub.arrivals().size();
    stage.arrival(one -> one.id() == 7_000_001);
    int overtaken = stage.hub.arrivals().size() - before;

    await()
        .atMost(Duration.ofSeconds(180))
        .until(() -> spool.number("select count(*) from packet") == 0);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%d packets of backlog drained in %.1f s, from the start of the bridge%n",
        PACKETS, seconds);
    List<Arrival> backlog = stage.hub.arrivals().stream().filter(one -> !one.live()).toList();
    assertThat(backlog.stream().map(Arrival::seq).distinct().count()).isEqualTo(PACKETS);
    assertThat(backlog.subList(0, 1_000)).extracting(Arrival::seq).isSorted();
    assertThat(stage.hub.arrivals().stream().filter(Arrival::live))
        .extracting(Arrival::id)
        .containsExactly(7_000_001);
    // It waits for what is already on the way, and for a piece that is being paced.
    assertThat(overtaken).isLessThan(5_000);
  }

  @Test
  void datesAgainWhatWasHeardInThisBootBeforeTheClockWasRight() throws Exception {
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    fill(1, 0, boot);
    fill(1, 0, "a-boot-long-ago");
    long expected = Instant.now().toEpochMilli() - HOUR;
    spool.change(
        "update packet set mono = "
            + (System.nanoTime() / 1_000_000 - HOUR)
            + " where boot = '"
            + boot
            + "'");
    stage.start();
    stage.awaitArrivals(2);
    await()
        .atMost(BridgeStage.PATIENCE)
        .until(
            () -> spool.number("select min(synced) from packet where boot = '" + boot + "'") == 1);
    stage.stop();
    stage.start();

    Arrival repaired =
        stage.arrival(
            one ->
                one.properties().get("boot").equals(boot)
                    && one.properties().get("rxq").equals("synced"));
    assertThat(1000L * repaired.packet().getRxTime())
        .isBetween(expected - 10_000, expected + 120_000);
    assertThat(stage.hub.arrivals())
        .filteredOn(one -> one.properties().get("boot").equals("a-boot-long-ago"))
        .isNotEmpty()
        .allMatch(one -> one.properties().get("rxq").equals("estimated"));
  }

  private void fill(int packets, int synced, String boot) throws Exception {
    byte[] envelope =
        ServiceEnvelope.newBuilder().setPacket(Mesh.telemetry(77)).build().toByteArray();
    spool.change(
        """
        insert into packet (boot, mono, at, synced, rank, topic, payload)
        with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
        select '%s', 0, 1000000000000 + i, %d, 0, 'kosmo/v1/ridge/up/EU_868/LongFast', x'%s' from n
        """
            .formatted(packets, boot, synced, HexFormat.of().formatHex(envelope)));
    try (Stream<Path> files = Files.list(stage.spool().getParent())) {
      assertThat(files).isNotEmpty();
    }
  }
}
