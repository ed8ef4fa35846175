package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.proto.bridge.DropReason;
import org.kosmoconnect.proto.bridge.DroppedRange;
import org.kosmoconnect.proto.bridge.SequenceRange;
import org.kosmoconnect.proto.bridge.SpoolStatus;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** A spool that is full, and one that cannot be read. */
class SpoolFaultsIT {

  @TempDir Path folder;

  private BridgeStage stage;
  private SpoolView spool;

  @BeforeEach
  void prepare() throws Exception {
    stage = new BridgeStage(folder);
    spool = new SpoolView(stage.spool());
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void givesUpTelemetryFirstAndTextsLastAndReportsEachNumber() throws Exception {
    stage.environment.put("KOSMO_BRIDGE_SPOOL_MAX_MB", "2");
    stage.start();
    stage.killBroker();
    int all = 9_000;
    ByteString payload = ByteString.copyFrom(new byte[150]);
    for (int id = 1; id <= all; id++) {
      PortNum port =
          id % 10 == 0
              ? PortNum.TEXT_MESSAGE_APP
              : id % 10 == 5 ? PortNum.POSITION_APP : PortNum.TELEMETRY_APP;
      stage.radio.receive(Mesh.packet(id, Mesh.EVERYBODY, port, payload, true));
    }

    await()
        .atMost(BridgeStage.PATIENCE)
        .until(() -> spool.number("select max(seq) from packet") == all && used() <= 2 << 20);
    long lost = spool.number("select lost from spool");
    assertThat(lost).isPositive().isEqualTo(all - spool.number("select count(*) from packet"));
    assertThat(spool.number("select count(*) from packet where rank = 4")).isEqualTo(all / 10);
    assertThat(spool.number("select count(*) from packet where rank = 1")).isEqualTo(all / 10);
    assertThat(spool.number("select min(seq) from packet where rank = 0")).isGreaterThan(lost);

    stage.startBroker();
    stage.awaitStatus(status -> status.getSpool().getLost() >= lost);
    SpoolStatus told = stage.hub.status().getSpool();
    assertThat(told.getDroppedList())
        .extracting(DroppedRange::getReason)
        .containsOnly(DropReason.FULL);
    // Every tenth and every fifth is kept, so the ranges are short; the oldest thousand are told.
    assertThat(told.getDroppedCount()).isLessThanOrEqualTo(1_000);
    assertThat(
            told.getDroppedList().stream()
                .map(DroppedRange::getRange)
                .mapToLong(SpoolFaultsIT::length)
                .sum())
        .isEqualTo(Math.min(told.getLost(), 4L * told.getDroppedCount()));
    stage.hub.confirmSteadily(0);
    await()
        .atMost(BridgeStage.PATIENCE)
        .until(() -> spool.number("select count(*) from packet") == 0);
    assertThat(spool.number("select lost from spool"))
        .isEqualTo(all - stage.hub.arrivals().stream().map(Arrival::seq).distinct().count());
    assertThat(stage.hub.arrivals()).extracting(Arrival::id).contains(all, 10, 20, 5);
  }

  @Test
  void letsTheRadioKeepWhatADiskWithoutRoomCannotTake() throws Exception {
    stage.start();
    stage.radio.receive(Mesh.text(1, "before"));
    stage.arrival(one -> one.id() == 1);
    long most = limitPages(1);
    int all = 400;
    for (int id = 2; id <= all; id++) {
      stage.radio.receive(Mesh.telemetry(id));
    }
    Spool store = stage.bean("spool", Spool.class);
    await()
        .atMost(BridgeStage.PATIENCE)
        // Longer than what is tried on with a batch that may itself be at fault.
        .during(Duration.ofSeconds(5))
        .until(() -> spool.number("select max(seq) from packet") < all && isFull(store));

    limitPages(most);

    await()
        .atMost(BridgeStage.PATIENCE)
        .until(() -> stage.hub.arrivals().stream().map(Arrival::id).distinct().count() == all);
    assertThat(stage.hub.arrivals().stream().map(Arrival::seq).distinct()).hasSize(all);
    assertThat(asides()).as("a full disk is no broken one").isEmpty();
  }

  /** As a full disk does, SQLite then refuses to let the file grow: SQLITE_FULL. */
  private long limitPages(long pages) throws Exception {
    try (Connection connection = stage.bean("spool", Spool.class).getConnection();
        Statement statement = connection.createStatement();
        ResultSet before = statement.executeQuery("pragma max_page_count")) {
      long limit = before.getLong(1);
      try (Statement change = connection.createStatement()) {
        change.execute("pragma max_page_count = " + pages);
      }
      return limit;
    }
  }

  private static boolean isFull(Spool store) throws Exception {
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select page_count >= max_page_count from pragma_page_count, pragma_max_page_count")) {
      return row.getBoolean(1);
    }
  }

  @Test
  void movesAsideAFileThatIsNoDatabase() throws Exception {
    Files.createDirectories(stage.spool().getParent());
    Files.writeString(stage.spool(), "this is no database, whatever its name says. ".repeat(200));

    stage.start();
    stage.radio.receive(Mesh.text(1, "after the accident"));

    Arrival arrival = stage.arrival(one -> one.id() == 1);
    assertThat(arrival.seq()).isEqualTo(1);
    assertThat(asides()).hasSize(1);
    assertThat(Files.readString(asides().get(0), StandardCharsets.UTF_8)).startsWith("this is no");
    assertThat(stage.hub.status().getSpool().getFormer()).contains("spool.db.corrupt-");
  }

  @Test
  void beginsANewSpoolWhenTheOldOneBreaksWhileItRuns() throws Exception {
    stage.start();
    stage.radio.receive(Mesh.text(1, "before the accident"));
    String life = stage.arrival(one -> one.id() == 1).spool();
    spool.whileChanging(this::overwritePages);

    await()
        .atMost(BridgeStage.PATIENCE)
        .untilAsserted(
            () -> {
              stage.radio.receive(Mesh.text(stage.hub.arrivals().size() + 100, "again"));
              assertThat(stage.hub.arrivals())
                  .extracting(Arrival::spool)
                  .anyMatch(one -> !one.equals(life));
            });
    assertThat(asides()).hasSize(1);
    assertThat(new SpoolView(stage.spool()).number("select count(*) from spool")).isEqualTo(1);
  }

  /** As a dying card does: nothing in the file and its log is what it was. */
  private Path overwritePages() throws IOException {
    byte[] rubbish = new byte[64];
    Arrays.fill(rubbish, (byte) 0xA5);
    for (String part : new String[] {"", "-wal"}) {
      try (var file = new RandomAccessFile(stage.spool() + part, "rw")) {
        for (long at = 0; at < file.length(); at += 64) {
          file.seek(at);
          file.write(rubbish);
        }
      }
    }
    return stage.spool();
  }

  private List<Path> asides() throws Exception {
    try (Stream<Path> files = Files.list(stage.spool().getParent())) {
      return files.filter(file -> file.toString().matches(".*\\.corrupt-[0-9-]+")).toList();
    }
  }

  private long used() throws Exception {
    return spool.number(
        "select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count,"
            + " pragma_page_size");
  }

  private static long length(SequenceRange range) {
    return range.getLast() - range.getFirst() + 1;
  }
}
