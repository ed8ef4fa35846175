package org.kosmoconnect.bridge.downlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.bridge.downlink.DeskBench.accepted;
import static org.kosmoconnect.bridge.downlink.DeskBench.again;
import static org.kosmoconnect.bridge.downlink.DeskBench.cancel;
import static org.kosmoconnect.bridge.downlink.DeskBench.go;
import static org.kosmoconnect.bridge.downlink.DeskBench.offer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kosmoconnect.bridge.downlink.DeskBench.Transmission;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkCommand.ActionCase;
import org.kosmoconnect.proto.bridge.DownlinkEvent;

/** Whatever comes in whatever order, with restarts in between. */
class DownlinkPropertyTest {

  /** What can happen, to one of three commands. */
  enum Happening {
    OFFER,
    GO,
    GO_AGAIN,
    GO_OF_ANOTHER,
    CANCEL,
    TURN,
    LONG_TIME,
    ACCEPTED,
    REFUSED,
    NOT_WRITTEN,
    UNANSWERED,
    RESTART,
    CRASH_BEFORE_RADIO,
    RADIO_AWAY,
    RADIO_BACK
  }

  private final DeskBench bench = new DeskBench();
  private final Map<String, Stage> ends = new HashMap<>();
  private final Set<String> cancelled = new HashSet<>();
  private long oldToken;

  @Property(tries = 2_000)
  void nothingIsTransmittedTwiceOrWithoutAGoInTime(
      @ForAll @Size(max = 80) List<Happening> happenings,
      @ForAll @Size(value = 80) List<@IntRange(max = 2) Integer> names) {
    for (int i = 0; i < happenings.size(); i++) {
      happen(happenings.get(i), "c" + names.get(i));
      everyEndIsFinal();
    }
    Set<String> transmitted = new HashSet<>();
    for (Transmission one : bench.transmissions) {
      assertThat(transmitted.add(one.key())).as("%s goes once", one.key()).isTrue();
      assertThat(one.packet().getId()).isNotZero();
      assertThat(bench.rows.get(one.key()).get("packet_id"))
          .as("its packet is written down")
          .isEqualTo(Integer.toUnsignedLong(one.packet().getId()));
      DownlinkCommand cause = (DownlinkCommand) one.cause();
      assertThat(cause.getActionCase()).isEqualTo(ActionCase.GO);
      long[] ready = bench.readies.get(cause.getGo().getReady());
      assertThat(ready).as("a go quotes a ready").isNotNull();
      assertThat(one.time() - ready[0]).isBetween(0L, 10_000L);
      assertThat(one.life()).as("of this life").isEqualTo((int) ready[1]);
    }
    assertThat(transmitted).noneMatch(cancelled::contains);
  }

  /** Left alone with a willing hub and a radio, everything ends, and the hub is told how. */
  @Property(tries = 500)
  void everythingEndsAndIsReported(
      @ForAll @Size(max = 40) List<Happening> happenings,
      @ForAll @Size(value = 40) List<@IntRange(max = 2) Integer> names) {
    for (int i = 0; i < happenings.size(); i++) {
      happen(happenings.get(i), "c" + names.get(i));
    }
    bench.live = true;
    bench.crashesBeforeRadio = false;
    for (int i = 0; i < 400 && !allOver(); i++) {
      bench.pass(2_500);
      List.copyOf(bench.rows.keySet()).forEach(this::go1);
      settle(Settlement.Kind.ACCEPTED);
    }

    assertThat(allOver()).isTrue();
    for (String key : bench.rows.keySet()) {
      DownlinkEvent last =
          bench.events.stream()
              .filter(event -> key.equals(event.getCommand() + "/" + event.getAttempt()))
              .reduce((a, b) -> b)
              .orElseThrow();
      assertThat(last.hasTaken() || last.hasReady()).as("%s: %s", key, last).isFalse();
    }
  }

  private void happen(Happening happening, String name) {
    switch (happening) {
      case OFFER -> bench.news(again(offer(name)));
      case GO -> go1(name + "/1");
      case GO_AGAIN -> bench.news(go(name, oldToken));
      case GO_OF_ANOTHER -> bench.news(go(name, 4711));
      case CANCEL -> {
        boolean untouched =
            !bench.rows.containsKey(name + "/1") || bench.stage(name + "/1").isUntouched();
        if (untouched) {
          cancelled.add(name + "/1");
        }
        bench.news(cancel(name));
      }
      case TURN -> bench.pass(2_500);
      case LONG_TIME -> bench.pass(11_000);
      case ACCEPTED -> settle(Settlement.Kind.ACCEPTED);
      case REFUSED -> settle(Settlement.Kind.REFUSED);
      case NOT_WRITTEN -> settle(Settlement.Kind.NOT_WRITTEN);
      case UNANSWERED -> settle(Settlement.Kind.UNANSWERED);
      case RESTART -> bench.restart();
      case CRASH_BEFORE_RADIO -> bench.crashesBeforeRadio = true;
      case RADIO_AWAY -> bench.live = false;
      case RADIO_BACK -> bench.live = true;
    }
  }

  private void go1(String key) {
    if (bench.rows.containsKey(key) && bench.token(key) != 0) {
      oldToken = bench.token(key);
      bench.news(go(key.substring(0, key.length() - 2), oldToken));
    }
  }

  private void settle(Settlement.Kind kind) {
    if (!bench.transmissions.isEmpty()) {
      Transmission last = bench.transmissions.get(bench.transmissions.size() - 1);
      bench.news(
          kind == Settlement.Kind.ACCEPTED
              ? accepted(last.packet().getId())
              : new Settlement(last.packet().getId(), kind, 7));
    }
  }

  private boolean allOver() {
    return bench.rows.keySet().stream()
        .allMatch(key -> bench.stage(key).compareTo(Stage.SENT) >= 0);
  }

  private void everyEndIsFinal() {
    bench.rows.forEach(
        (key, row) -> {
          Stage now = Stage.valueOf((String) row.get("stage"));
          Stage before = ends.get(key);
          if (before != null) {
            assertThat(now).as("%s has ended", key).isEqualTo(before);
          } else if (now.compareTo(Stage.SENT) >= 0) {
            ends.put(key, now);
          }
        });
  }
}
