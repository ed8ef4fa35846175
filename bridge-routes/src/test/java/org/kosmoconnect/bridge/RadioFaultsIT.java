package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.proto.bridge.AckRange;
import org.kosmoconnect.proto.bridge.BatchAck;
import org.kosmoconnect.proto.bridge.ReadingBatch;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.testbed.radio.Quirk;

/** What radios and their lines do to a bridge. */
class RadioFaultsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  /** Connections, files and the like that a bridge may have open at the end more than before. */
  private static final int MORE_FILES = 12;

  private BridgeStage stage;
  private long files;
  private RadioTap tap;

  @BeforeEach
  void prepare() throws Exception {
    stage = new BridgeStage(folder);
    tap = new RadioTap(stage.radio.port());
    stage.environment.put("KOSMO_BRIDGE_RADIO", "tcp:127.0.0.1:" + tap.port());
    stage.start();
    awaitPacket(1);
    files = openFiles();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(openFiles()).as("open files after the fault").isLessThan(files + MORE_FILES);
    tap.close();
    stage.close();
  }

  @Test
  void goesOnWhenTheRadioIsPluggedInAgain() throws Exception {
    stage.radio.unplug();
    stage.radio.receive(Mesh.text(2, "heard by the radio alone"));
    stage.radio.plug();

    stage.arrival(one -> one.id() == 2);
    awaitPacket(3);
  }

  @Test
  void goesOnAfterAReboot() {
    stage.radio.reboot();

    awaitPacket(2);
  }

  @Test
  void leavesASilentRadioAndComesBack() {
    stage.radio.quirks().on(Quirk.SILENT);
    stage.radio.receive(Mesh.text(2, "kept by the radio"));
    stage.radio.quirks().off(Quirk.SILENT);

    stage.arrival(one -> one.id() == 2);
  }

  @Test
  void getsTheMostOutOfALineThatChangesOneByteInAHundred() {
    tap.corrupt(0.01);
    int packets = 1_000;
    for (int id = 100; id < 100 + packets; id++) {
      stage.radio.receive(Mesh.text(id, "0123456789"));
    }
    stage.radio.receive(Mesh.text(99, "the last"));
    await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(2)).until(this::quiet);
    tap.corrupt(0);

    awaitPacket(5_000);
    // A frame of some 80 bytes comes whole with a chance of 0.99^80.
    long whole =
        stage.hub.arrivals().stream()
            .filter(
                one -> one.packet().getDecoded().getPayload().toStringUtf8().equals("0123456789"))
            .filter(one -> one.id() >= 100 && one.id() < 100 + packets)
            .count();
    assertThat(whole).isGreaterThan(packets * 35 / 100);
  }

  @Test
  void tellsANodeThatItsReadingsAreOnTheDisk() throws Exception {
    ReadingBatch batch =
        ReadingBatch.newBuilder()
            .setBoot(7)
            .setFirstSeq(40)
            .setBaseTime(1_795_000_000)
            .setColumns(0b11)
            .addAllValues(List.of(0, 2150, 600, -10, 600, 5))
            .build();
    stage.radio.receive(
        Mesh.packet(
            2, Mesh.OWN, PortNum.PRIVATE_APP, ByteString.copyFrom(batch.toByteArray()), false));

    MeshPacket answer =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    tap.sent().stream()
                        .filter(one -> one.getDecoded().getPortnum() == PortNum.PRIVATE_APP)
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    assertThat(answer.getTo()).isEqualTo(Mesh.PEER);
    assertThat(BatchAck.parseFrom(answer.getDecoded().getPayload()))
        .isEqualTo(
            BatchAck.newBuilder()
                .setBoot(7)
                .addRanges(AckRange.newBuilder().setFirst(40).setLast(42))
                .build());
    assertThat(stage.arrival(one -> one.id() == 2).packet().getDecoded().getPortnum())
        .isEqualTo(PortNum.PRIVATE_APP);
    assertThat(stage.bean("airGate", AirGate.class).used())
        .as("airtime of the answer, ms")
        .isPositive();
    await().atMost(PATIENCE).until(() -> stage.bean("radio", Radio.class).status().sent() > 0);
  }

  @Test
  void setsTheRadiosClock() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                tap.sent().stream()
                    .anyMatch(one -> one.getDecoded().getPortnum() == PortNum.ADMIN_APP));
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** Nothing came for two seconds. */
  private boolean quiet() {
    int before = stage.hub.arrivals().size();
    await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
    return stage.hub.arrivals().size() == before;
  }

  private void awaitPacket(int id) {
    stage.radio.receive(Mesh.text(id, "hello"));
    await()
        .atMost(PATIENCE)
        .until(() -> stage.hub.arrivals().stream().anyMatch(one -> one.id() == id));
  }
}
