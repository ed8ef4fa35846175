package org.kosmoconnect.testbed.bench;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.radio.Answers;
import org.kosmoconnect.testbed.radio.RadioIdentity;
import org.kosmoconnect.testbed.radio.RadioSettings;
import org.kosmoconnect.testbed.radio.VirtualRadio;
import org.kosmoconnect.testbed.server.BridgeProcess;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** A bridge as a process between a virtual radio and Mosquitto: start, flow, backlog, idleness. */
final class BridgeBench {

  static final Set<String> NAMES = Set.of("packets", "backlog");
  static final Set<String> FLAGS = Set.of();

  private static final String ID = "bench";
  private static final int RADIO = 0x13d5ab15;
  private static final int NODE = 0x56986e56;
  private static final int PATIENCE = 300;
  private static final int IDLE_SECONDS = 10;

  private final Path folder;
  private final Report report = new Report("bridge");
  private final VirtualRadio radio;
  private final int port = FreePort.find();
  private int ids;

  private BridgeBench(Path folder) throws IOException {
    this.folder = folder;
    radio =
        new VirtualRadio(
                RadioIdentity.of(
                    RADIO,
                    User.getDefaultInstance(),
                    ByteString.copyFrom(new byte[32]),
                    "Meteo",
                    ByteString.copyFrom(new byte[16])),
                new RadioSettings(RadioSettings.EUROPE.region(), true, false, false),
                Answers.NONE,
                1_000_000)
            .start(0);
  }

  static Report run(BenchOptions options) throws Exception {
    Path folder = Files.createTempDirectory("kosmo-bench-bridge");
    BridgeBench bench = new BridgeBench(folder);
    try {
      bench.flow(options.number("packets", 20_000));
      bench.backlog(options.number("backlog", 40_000));
      bench.goals();
    } finally {
      bench.radio.close();
      delete(folder);
    }
    return bench.report;
  }

  /** From the start to the first uplink, then as many as the radio can say, then nothing. */
  private void flow(int packets) throws Exception {
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("flow-broker"), port);
        UplinkCount hub = new UplinkCount(broker.url(), ID)) {
      hear(1);
      Bench.say("bridge: start");
      long began = System.nanoTime();
      try (BridgeProcess bridge = launch("flow", broker.url())) {
        hub.await(1, PATIENCE);
        report.put("start", "s to first uplink", (System.nanoTime() - began) / 1e9);
        CpuClock cpu = CpuClock.of(bridge.pid());
        report.put("start", "RSS MB", cpu.residentMb(true));
        Bench.say("bridge: " + packets + " packets through the radio's line");
        long before = cpu.micros();
        hear(packets);
        double seconds = hub.await(packets + 1, PATIENCE);
        report.put("flow", "packets/s", packets / seconds);
        report.put("flow", "us CPU/packet", (cpu.micros() - before) / (double) packets);
        report.put("flow", "RSS MB", cpu.residentMb(true));
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        idle(cpu, bridge.pid());
      }
    }
  }

  private void idle(CpuClock cpu, long pid) throws Exception {
    Bench.say("bridge: idle");
    long before = cpu.micros();
    int files = openFiles(pid);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    report.put("idle", "CPU %", (cpu.micros() - before) / (IDLE_SECONDS * 1e4));
    report.put("idle", "RSS MB", cpu.residentMb(false));
    report.put("idle", "open files", openFiles(pid));
    report.put("idle", "files opened", openFiles(pid) - files);
  }

  /** Heard while the broker is away. */
  private void backlog(int packets) throws Exception {
    try (BridgeProcess bridge = launch("backlog", "tcp://127.0.0.1:" + port)) {
      Bench.say("bridge: " + packets + " packets without a broker");
      hear(packets);
      // The radio has no more to say, and what is read is in the spool 20 ms later.
      Path spool = folder.resolve("backlog").resolve("spool.db");
      long size = -1;
      while (size != spoolBytes(spool) || size <= 0) {
        size = spoolBytes(spool);
        TimeUnit.SECONDS.sleep(3);
      }
      try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("backlog-broker"), port);
          UplinkCount hub = new UplinkCount(broker.url(), ID)) {
        Bench.say("bridge: the broker is back");
        hub.await(1, PATIENCE);
        double seconds = hub.await(packets, PATIENCE);
        report.put("backlog", "packets/s", packets / seconds);
        report.put("backlog", "s to drain", seconds);
        report.put("backlog", "sent twice", hub.messages() - packets);
        report.put("backlog", "RSS MB", CpuClock.of(bridge.pid()).residentMb(true));
      }
    }
  }

  /** What is asked of a bridge, at most or at least, for 40,000 packets of backlog. */
  private void goals() {
    report.put("goal", "s to first uplink", 6);
    report.put("goal", "RSS MB", 128);
    report.put("goal", "packets/s", 500);
    report.put("goal", "s to drain", 60);
  }

  private BridgeProcess launch(String name, String broker) {
    return BridgeProcess.launch(
        folder.resolve(name), ID, radio.port(), broker, Map.of("KOSMO_BRIDGE_CLOCK", "synced"));
  }

  private void hear(int packets) {
    for (int i = 0; i < packets; i++) {
      radio.receive(
          MeshPacket.newBuilder()
              .setFrom(NODE)
              .setTo(-1)
              .setId(++ids)
              .setHopLimit(3)
              .setHopStart(3)
              .setRxSnr(6.5f)
              .setRxRssi(-80)
              .setDecoded(
                  Data.newBuilder()
                      .setPortnum(PortNum.TELEMETRY_APP)
                      .setPayload(ByteString.copyFrom(new byte[40]))
                      .setBitfield(1))
              .build());
    }
  }

  private static long spoolBytes(Path spool) throws IOException {
    Path log = Path.of(spool + "-wal");
    return (Files.exists(spool) ? Files.size(spool) : 0)
        + (Files.exists(log) ? Files.size(log) : 0);
  }

  private static int openFiles(long pid) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", "" + pid, "fd"))) {
      return (int) files.count();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
