package org.kosmoconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.gateway.Story.DAY;
import static org.kosmoconnect.gateway.Story.NODE;
import static org.kosmoconnect.gateway.Story.RADIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kosmoconnect.gateway.Command.Kind;
import org.kosmoconnect.gateway.Fact.DropCause;

class DeliveryRulesTest {

  private static final long MINUTE = 60_000;

  private final Story story = new Story();

  private MessageState state() {
    return story.delivery().state();
  }

  @Test
  void goesFromTheQueueToItsRecipient() {
    assertThat(state()).isEqualTo(MessageState.QUEUED);
    story.offered().reports(new Fact.Taken());
    assertThat(state()).isEqualTo(MessageState.DISPATCHED);
    story.reports(new Fact.Ready(9));
    assertThat(story.commands).last().isEqualTo(new Command("ridge", 1, Kind.GO, 9));
    story.reports(new Fact.Accepted());
    assertThat(state()).isEqualTo(MessageState.SENT);
    story.answers(RADIO, 0);
    assertThat(state()).isEqualTo(MessageState.RELAYED);
    assertThat(story.delivery().ended()).isFalse();
    story.answers(NODE, 0);
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
    assertThat(story.delivery().charge()).isEqualTo(Charge.CONSUMED);
    assertThat(story.timeline)
        .extracting(Happening::what)
        .containsExactly(
            "offered", "taken", "granted", "radio-accepted", "repeated", "acknowledged");
  }

  @Test
  void isNeverTransmittedWithoutAGrant() {
    story.offered().reports(new Fact.Taken());

    assertThat(story.told()).containsExactly(Kind.OFFER);
  }

  @Test
  void aBroadcastIsOverOnceItIsRepeated() {
    Story broadcast = new Story(Delivery.EVERYBODY).sent().answers(RADIO, 0);

    assertThat(broadcast.delivery().state()).isEqualTo(MessageState.RELAYED);
    assertThat(broadcast.delivery().ended()).isTrue();
  }

  @Test
  void onlyTheRecipientsOwnWordMeansDelivered() {
    story.sent().answers(0x433d2a18L, 0);

    assertThat(state()).isEqualTo(MessageState.SENT);
  }

  @Test
  void aLateWordLiftsAFailureAlsoOfAnEarlierAttempt() {
    story.sent().answers(RADIO, 5).passes(91_000).sent().answers(RADIO, 5).passes(6 * MINUTE);
    story.sent().answers(RADIO, 5);
    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().reason()).isEqualTo("no-confirmation");

    story.reports(1, new Fact.Routed(NODE, 0, 3));

    assertThat(state()).isEqualTo(MessageState.DELIVERED);
    story.reports(2, new Fact.Routed(NODE, 0, 3)).reports(3, new Fact.Routed(RADIO, 5, 0));
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void isSentAgainAfterPausesThreeTimesInAll() {
    story.sent().answers(RADIO, 5);
    assertThat(story.delivery().nextTryAt()).isEqualTo(story.now() + 90_000);
    assertThat(story.delivery().waiting()).isEqualTo("retry");

    story.passes(90_000).sent().answers(RADIO, 5);
    assertThat(story.delivery().nextTryAt()).isEqualTo(story.now() + 5 * MINUTE);

    story.passes(5 * MINUTE).sent().answers(RADIO, 5);
    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().nextTryAt()).isNull();
  }

  @Test
  void isNotSentAgainOnceAnyNodeRepeatedIt() {
    story.sent().answers(RADIO, 5).passes(90_000).sent().reports(1, new Fact.Routed(RADIO, 0, 1));
    story.answers(RADIO, 5);

    assertThat(state()).isEqualTo(MessageState.RELAYED);
    assertThat(story.delivery().nextTryAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"7,too-large", "6,no-channel", "34,pki-failed", "3,radio-error-3"})
  void theseErrorsEndItAtNoCost(int error, String reason) {
    story.granted().reports(new Fact.Refused(error));

    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().reason()).isEqualTo(reason);
    assertThat(story.delivery().charge()).isEqualTo(Charge.RETURNED);
  }

  @ParameterizedTest
  @CsvSource({"9,60000,airtime", "38,5000,pacing"})
  void theseErrorsOnlyPostponeIt(int error, long wait, String reason) {
    story.sent().answers(RADIO, error);

    assertThat(state()).isEqualTo(MessageState.SENT);
    assertThat(story.delivery().nextTryAt()).isEqualTo(story.now() + wait);
    assertThat(story.delivery().waiting()).isEqualTo(reason);
    assertThat(story.delivery().charge()).isEqualTo(Charge.RESERVED);
  }

  @ParameterizedTest
  @CsvSource({"32", "33", "35"})
  void aRadioThatCannotSendCostsNothing(int result) {
    story.granted().reports(new Fact.Refused(result));

    assertThat(story.delivery().nextTryAt()).isNotNull();
    assertThat(story.delivery().charge()).isEqualTo(Charge.RESERVED);
  }

  @Test
  void aMissingKeyIsAskedForOnce() {
    story.granted().reports(new Fact.Refused(39));
    assertThat(story.told()).last().isEqualTo(Kind.NODEINFO);
    assertThat(story.delivery().waiting()).isEqualTo("key");

    story.passes(60_000).granted().reports(new Fact.Refused(39));

    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().reason()).isEqualTo("pki-unknown-key");
    assertThat(story.told().stream().filter(kind -> kind == Kind.NODEINFO)).hasSize(1);
  }

  @Test
  void anUngrantedAttemptFailsOverAndAGrantedOneWaits() {
    story.offered().reports(new Fact.Taken()).loses();
    assertThat(story.attempt()).isEqualTo(AttemptState.WITHDRAWN);
    assertThat(story.delivery().nextTryAt()).isEqualTo(story.now());

    story.granted().loses();
    assertThat(story.attempt()).isEqualTo(AttemptState.GRANTED);
    assertThat(story.delivery().nextTryAt()).isNull();

    story.passes(10 * MINUTE);
    assertThat(state()).isEqualTo(MessageState.UNKNOWN);
    assertThat(story.delivery().nextTryAt()).as("never sent again by itself").isNull();
    assertThat(story.delivery().charge()).isEqualTo(Charge.RETURNED);
  }

  @Test
  void aWithdrawnAttemptIsNotGranted() {
    story.offered().reports(new Fact.Taken()).loses().reports(1, new Fact.Ready(3));

    assertThat(story.told()).doesNotContain(Kind.GO).last().isEqualTo(Kind.CANCEL);
  }

  @Test
  void aGoThatCameTooLateIsGivenAnew() {
    story.granted().reports(new Fact.Dropped(DropCause.NO_GO)).reports(new Fact.Ready(77));

    assertThat(story.commands).last().isEqualTo(new Command("ridge", 1, Kind.GO, 77));
    assertThat(story.delivery().attempts()).hasSize(1);
  }

  @Test
  void anOfferThatNobodyTakesGoesElsewhere() {
    story.offered();
    assertThat(story.wakeAt()).isEqualTo(story.now() + 20_000);
    story.passes(20_000);

    assertThat(story.attempt()).isEqualTo(AttemptState.WITHDRAWN);
    assertThat(story.delivery().nextTryAt()).isEqualTo(story.now());
  }

  @Test
  void isChargedAMinuteAfterTheRadioTookIt() {
    story.sent().passes(59_000);
    assertThat(story.delivery().charge()).isEqualTo(Charge.RESERVED);
    story.passes(1_000);
    assertThat(story.delivery().charge()).isEqualTo(Charge.CONSUMED);
    story.passes(4 * MINUTE);
    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().reason()).isEqualTo("no-answer");
  }

  @Test
  void aSilentRecipientLeavesItRelayed() {
    story.sent().answers(RADIO, 0).passes(10 * MINUTE);

    assertThat(state()).isEqualTo(MessageState.RELAYED);
    assertThat(story.delivery().ended()).isTrue();
    assertThat(story.wakeAt()).isEqualTo(Long.MAX_VALUE);
    story.answers(NODE, 0);
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void canBeTakenBackUntilItIsGranted() {
    assertThat(story.offered().reports(new Fact.Taken()).cancels()).isTrue();
    assertThat(state()).isEqualTo(MessageState.CANCELLED);
    assertThat(story.delivery().charge()).isEqualTo(Charge.RETURNED);
    assertThat(story.told()).last().isEqualTo(Kind.CANCEL);

    assertThat(new Story().granted().cancels()).isFalse();
    assertThat(new Story().sent().cancels()).isFalse();
  }

  @Test
  void expiresUnsentAndUncharged() {
    story.offered().reports(new Fact.Taken()).passes(DAY);

    assertThat(state()).isEqualTo(MessageState.EXPIRED);
    assertThat(story.delivery().charge()).isEqualTo(Charge.RETURNED);
    story.reports(new Fact.Ready(5));
    assertThat(story.told()).doesNotContain(Kind.GO);
  }

  @Test
  void isNotGrantedToWhoMayNotSendAnyMore() {
    story.offered().reports(new Fact.Taken()).forbidden().reports(new Fact.Ready(5));

    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(story.delivery().reason()).isEqualTo("not-permitted");
    assertThat(story.told()).doesNotContain(Kind.GO);
  }

  @Test
  void factsOfAnotherBridgeChangeNothing() {
    story.granted();
    Delivery before = story.delivery();
    BridgeEvent forged =
        new BridgeEvent("valley", before.id(), 1, 1, 0, "valley/s/1", new Fact.Routed(NODE, 0, 1));

    assertThat(DeliveryRules.report(before, forged, story.now()).after()).isEqualTo(before);
  }
}
