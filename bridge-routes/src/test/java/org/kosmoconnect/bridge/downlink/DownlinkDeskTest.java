package org.kosmoconnect.bridge.downlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.bridge.downlink.DeskBench.NODE;
import static org.kosmoconnect.bridge.downlink.DeskBench.accepted;
import static org.kosmoconnect.bridge.downlink.DeskBench.cancel;
import static org.kosmoconnect.bridge.downlink.DeskBench.command;
import static org.kosmoconnect.bridge.downlink.DeskBench.go;
import static org.kosmoconnect.bridge.downlink.DeskBench.offer;

import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.Dropped.Reason;
import org.kosmoconnect.proto.bridge.Offer;
import org.kosmoconnect.proto.bridge.RequestNodeInfo;
import org.kosmoconnect.proto.bridge.RequestTraceroute;
import org.kosmoconnect.proto.bridge.SetTime;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

class DownlinkDeskTest {

  private final DeskBench bench = new DeskBench();

  @Test
  void transmitsOnceItWasToldToGo() {
    bench.news(offer("a"));
    assertThat(bench.last().hasTaken()).isTrue();

    bench.pass(250);
    assertThat(bench.last().hasReady()).isTrue();
    assertThat(bench.transmissions).isEmpty();

    bench.news(go("a", bench.last().getReady().getToken()));
    MeshPacket sent = bench.transmissions.get(0).packet();
    assertThat(sent.getTo()).isEqualTo(NODE);
    assertThat(sent.getDecoded().getPortnum()).isEqualTo(PortNum.TEXT_MESSAGE_APP);
    assertThat(sent.getDecoded().getPayload().toStringUtf8()).isEqualTo("Hello from a");
    assertThat(bench.stage("a/1")).isEqualTo(Stage.GRANTED);

    bench.news(accepted(sent.getId()));
    assertThat(bench.last().hasRadioAccepted()).isTrue();
    assertThat(bench.last().getPacketId()).isEqualTo(sent.getId());
    assertThat(bench.stage("a/1")).isEqualTo(Stage.SENT);
  }

  @Test
  void answersARepetitionWithTheStateAndNothingElse() {
    sent("a");
    int told = bench.events.size();

    bench.news(offer("a"));
    bench.news(go("a", bench.token("a/1")));
    bench.news(cancel("a"));

    assertThat(bench.events.subList(told, bench.events.size()))
        .hasSize(3)
        .allSatisfy(event -> assertThat(event.hasRadioAccepted()).isTrue());
    assertThat(bench.transmissions).hasSize(1);
  }

  @Test
  void takesNoGoThatComesTooLate() {
    bench.news(offer("a"));
    bench.pass(250);
    long token = bench.token("a/1");

    bench.steady += 10_001;
    bench.news(go("a", token));

    assertThat(bench.transmissions).isEmpty();
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.NO_GO);
    assertThat(bench.stage("a/1")).isEqualTo(Stage.WAITING);
  }

  @Test
  void countsTheTenSecondsByAClockThatNeverJumps() {
    bench.news(offer("a"));
    bench.pass(250);

    bench.wall += 86_400_000;
    bench.news(go("a", bench.token("a/1")));

    assertThat(bench.transmissions).hasSize(1);
  }

  @Test
  void letsOthersGoFirstWhenNobodyAnswersItsReady() {
    bench.news(offer("a"));
    bench.news(offer("b"));
    bench.pass(250);
    assertThat(bench.last().getCommand()).isEqualTo("a");

    bench.pass(10_500);
    assertThat(bench.last().getCommand()).isEqualTo("b");
    assertThat(bench.last().hasReady()).isTrue();
  }

  @Test
  void takesNoGoForAReadyOfBeforeARestart() {
    bench.news(offer("a"));
    bench.pass(250);
    long token = bench.token("a/1");

    bench.restart();
    bench.news(go("a", token));
    assertThat(bench.transmissions).isEmpty();
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.RESTARTED);

    bench.pass(250);
    bench.news(go("a", token));
    assertThat(bench.stage("a/1")).isEqualTo(Stage.OVER);
    assertThat(bench.transmissions).isEmpty();
  }

  @Test
  void offersAgainAfterARestartWhatWasOnlyWaiting() {
    bench.live = false;
    bench.news(offer("a"));
    bench.restart();
    bench.live = true;

    bench.pass(250);
    bench.news(go("a", bench.last().getReady().getToken()));
    assertThat(bench.transmissions).hasSize(1);
  }

  @Test
  void saysThatItDoesNotKnowWhatBecameOfAGrantBeforeARestart() {
    bench.news(offer("a"));
    bench.pass(250);
    bench.crashesBeforeRadio = true;
    bench.news(go("a", bench.token("a/1")));

    bench.pass(250);

    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    assertThat(bench.last().getPacketId()).isNotZero();
    bench.pass(60_000);
    assertThat(bench.transmissions).isEmpty();
  }

  @Test
  void cancelsWhatIsNotYetGranted() {
    bench.news(offer("a"));
    bench.pass(250);
    bench.news(cancel("a"));
    bench.news(go("a", bench.token("a/1")));

    assertThat(bench.last().hasCancelled()).isTrue();
    assertThat(bench.transmissions).isEmpty();
  }

  @Test
  void remembersACancellationThatCameFirst() {
    bench.news(cancel("a"));
    bench.news(offer("a"));
    bench.pass(250);

    assertThat(bench.last().hasCancelled()).isTrue();
    assertThat(bench.stage("a/1")).isEqualTo(Stage.OVER);
  }

  @Test
  void neverTransmitsWhatItHasNoRecordOf() {
    bench.news(go("a", 77));
    bench.news(offer("a"));
    bench.pass(250);

    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    assertThat(bench.transmissions).isEmpty();
  }

  @Test
  void expiresAtTheDeadline() {
    bench.live = false;
    bench.news(
        command("a")
            .setOffer(
                Offer.newBuilder().setTo(NODE).setText("soon").setDeadline(bench.wall + 60_000))
            .build());
    bench.pass(60_000);

    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void waitsForTheRadioAndReportsOneThatWentAway() {
    bench.live = false;
    bench.news(offer("a"));
    bench.pass(30_000);
    assertThat(bench.last().hasTaken()).isTrue();

    bench.live = true;
    bench.pass(250);
    bench.live = false;
    bench.news(go("a", bench.token("a/1")));
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.RADIO_LOST);
    assertThat(bench.transmissions).isEmpty();
  }

  @Test
  void sendsTheMoreUrgentFirst() {
    bench.news(offer("a"));
    bench.news(
        command("b")
            .setOffer(Offer.newBuilder().setTo(NODE).setText("urgent").setPriority(90))
            .build());
    bench.pass(250);

    assertThat(bench.last().getCommand()).isEqualTo("b");
  }

  @Test
  void resolvesChannelsByName() {
    bench.news(broadcast("a", "Meteo"));
    bench.pass(250);
    bench.news(go("a", bench.token("a/1")));
    assertThat(bench.transmissions.get(0).packet().getChannel()).isEqualTo(1);
    bench.news(accepted(bench.transmissions.get(0).packet().getId()));

    bench.news(broadcast("b", "Nowhere"));
    bench.pass(2_500);
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.UNKNOWN_CHANNEL);
  }

  @Test
  void refusesWhatIsNotItsToSend() {
    bench.news(command("empty").build());
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.NOT_ALLOWED);

    bench.news(
        command("everybody")
            .setRequestTraceroute(RequestTraceroute.newBuilder().setTo(0xFFFFFFFF))
            .build());
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.NOT_ALLOWED);

    bench.news(
        command("long").setOffer(Offer.newBuilder().setTo(NODE).setText("ä".repeat(101))).build());
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void doesRequestsWithoutAGoButNotAfterARestart() {
    bench.news(
        command("info").setRequestNodeinfo(RequestNodeInfo.newBuilder().setTo(NODE)).build());
    bench.pass(250);
    MeshPacket asked = bench.transmissions.get(0).packet();
    assertThat(asked.getDecoded().getPortnum()).isEqualTo(PortNum.NODEINFO_APP);
    assertThat(asked.getDecoded().getWantResponse()).isTrue();
    bench.news(accepted(asked.getId()));

    bench.news(
        command("route").setRequestTraceroute(RequestTraceroute.newBuilder().setTo(NODE)).build());
    bench.restart();
    bench.pass(250);
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.RESTARTED);
    assertThat(bench.transmissions).hasSize(1);
  }

  @Test
  void setsTheRadiosTimeWithoutAirtime() {
    bench.news(command("time").setSetTime(SetTime.newBuilder().setTime(0x66000000)).build());
    bench.pass(250);

    MeshPacket set = bench.transmissions.get(0).packet();
    assertThat(set.getTo()).isEqualTo(DeskBench.OWN);
    assertThat(set.getDecoded().getPayload().toByteArray())
        .containsExactly(0xDD, 0x02, 0, 0, 0, 0x66);
    assertThat(bench.gate.used()).isZero();
  }

  @Test
  void staysSilentOnABusyChannel() {
    bench.utilization = 26;
    bench.news(offer("a"));
    bench.pass(250);
    assertThat(bench.last().hasTaken()).isTrue();

    bench.utilization = 24;
    bench.pass(250);
    assertThat(bench.last().hasReady()).isTrue();
  }

  @Test
  void leavesTheLawsShareToWhatTheRadioSendsByItself() {
    bench.radioTx = 9.99;
    bench.news(offer("a"));
    bench.pass(250);
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.AIRTIME);
  }

  @Test
  void offersNothingToAHubThatItCannotReach() {
    bench.reachable = false;
    bench.news(offer("a"));
    bench.pass(600_000);
    assertThat(bench.last().hasTaken()).isTrue();

    bench.reachable = true;
    bench.pass(250);
    assertThat(bench.last().hasReady()).isTrue();
  }

  @Test
  void keepsThePaceAndTheBudgetOverARestart() {
    for (int i = 0; bench.events.isEmpty() || !bench.last().hasDropped(); i++) {
      bench.pass(3_000);
      sent("m" + i);
    }
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.AIRTIME);
    int before = bench.transmissions.size();
    assertThat(bench.gate.used()).isBetween(170_000.0, 180_000.0);

    bench.restart();
    bench.news(offer("late"));
    bench.pass(250);

    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.AIRTIME);
    assertThat(bench.transmissions).hasSize(before);
  }

  @Test
  void tellsARefusalFromAPacketThatWasNeverWritten() {
    granted("a");
    bench.news(new Settlement(packet(), Settlement.Kind.REFUSED, 39));
    assertThat(bench.last().getRadioRefused().getResult()).isEqualTo(39);
    assertThat(bench.gate.used()).isZero();

    bench.pass(2_500);
    granted("b");
    bench.news(new Settlement(packet(), Settlement.Kind.NOT_WRITTEN, 0));
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.RADIO_LOST);

    bench.pass(2_500);
    granted("c");
    bench.news(new Settlement(packet(), Settlement.Kind.UNANSWERED, 0));
    assertThat(bench.last().getDropped().getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    assertThat(bench.gate.used()).isPositive();
  }

  private void sent(String name) {
    granted(name);
    if (!bench.last().hasDropped()) {
      bench.news(accepted(packet()));
    }
  }

  private void granted(String name) {
    bench.news(offer(name));
    bench.pass(250);
    bench.news(go(name, bench.token(name + "/1")));
  }

  private int packet() {
    return bench.transmissions.get(bench.transmissions.size() - 1).packet().getId();
  }

  private static DownlinkCommand broadcast(String name, String channel) {
    return command(name)
        .setOffer(Offer.newBuilder().setTo(0xFFFFFFFF).setChannel(channel).setText("to all"))
        .build();
  }
}
