package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.server.BridgeProcess;

/**
 * SIGKILL again and again, in the middle of traffic: what was committed is neither lost nor
 * doubled.
 */
class BridgeKillIT {

  private static final int LEAST_IN_FLIGHT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final AtomicInteger ids = new AtomicInteger();
  private final Random random = new Random(9);

  @Test
  void losesAndDoublesNothingThatWasCommitted() throws Exception {
    int kills = "full".equals(System.getProperty("kosmo.test.effort")) ? 100 : 15;
    try (BridgeStage stage = new BridgeStage(folder)) {
      SpoolView spool = new SpoolView(stage.spool());
      Set<Integer> committed = new HashSet<>();
      stage.hub.confirmSteadily(LEAST_IN_FLIGHT);
      for (int round = 0; round < kills; round++) {
        int statuses = stage.hub.statuses().size();
        BridgeProcess bridge = launch(stage);
        await()
            .atMost(PATIENCE)
            .until(() -> stage.hub.statuses().size() > statuses && stage.hub.status().getOnline());
        int already = stage.hub.arrivals().size();
        Traffic traffic = new Traffic(stage, ids);
        try {
          int wanted = already + 2 * LEAST_IN_FLIGHT + random.nextInt(200);
          await().atMost(PATIENCE).until(() -> stage.hub.arrivals().size() >= wanted);
        } finally {
          bridge.kill();
          traffic.close();
        }
        Map<Long, Integer> left = spool.packets();
        assertThat(left)
            .as("unconfirmed at kill %d", round)
            .hasSizeGreaterThanOrEqualTo(LEAST_IN_FLIGHT);
        committed.addAll(left.values());
      }

      try (BridgeProcess last = launch(stage)) {
        stage.hub.confirmSteadily(0);
        await()
            .atMost(PATIENCE)
            .until(() -> last.isAlive() && spool.number("select count(*) from packet") == 0);
      }
      verify(stage, committed, kills);
    }
  }

  private BridgeProcess launch(BridgeStage stage) {
    return BridgeProcess.launch(
        folder.resolve("bridge"),
        BridgeStage.ID,
        stage.radio.port(),
        stage.broker.url(),
        Map.of("KOSMO_BRIDGE_CLOCK", "synced"));
  }

  /** Counts the gaps: runs of neighbouring packet ids, which the radio heard in that order. */
  private static long pieces(Set<Integer> ids) {
    return ids.stream().filter(id -> !ids.contains(id - 1)).count();
  }

  private void verify(BridgeStage stage, Set<Integer> committed, int kills) {
    Map<Long, Integer> bySeq = new HashMap<>();
    Map<Integer, Long> byId = new HashMap<>();
    for (Arrival arrival : stage.hub.arrivals()) {
      Integer sameSeq = bySeq.put(arrival.seq(), arrival.id());
      assertThat(sameSeq == null || sameSeq == arrival.id())
          .as("number %d", arrival.seq())
          .isTrue();
      Long sameId = byId.put(arrival.id(), arrival.seq());
      assertThat(sameId == null || sameId == arrival.seq()).as("packet %d", arrival.id()).isTrue();
    }
    assertThat(stage.hub.arrivals().stream().map(Arrival::spool).distinct()).hasSize(1);
    assertThat(byId.keySet()).containsAll(committed);
    Set<Integer> uncommitted =
        java.util.stream.IntStream.rangeClosed(1, ids.get()).boxed().collect(Collectors.toSet());
    uncommitted.removeAll(byId.keySet());
    System.out.printf(
        "%d kills, %d packets heard, %d committed and delivered, %d read but not committed%n",
        kills, ids.get(), byId.size(), uncommitted.size());
    // Only what was on its way from the radio to the spool when a kill came: one piece a kill, with
    // nothing missing before it or behind it.
    assertThat(pieces(uncommitted)).isLessThanOrEqualTo(kills);
    // The window, a read buffer, and the kernel's on a busy machine.
    assertThat(uncommitted.size()).isLessThan(150 * kills);
  }
}
