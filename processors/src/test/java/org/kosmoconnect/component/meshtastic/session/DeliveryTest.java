package org.kosmoconnect.component.meshtastic.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

class DeliveryTest {

  private static final int OWN = 0x13d5ab15;
  private static final int PEER = 0x56986e56;
  private static final int OTHER = 0xc576da8d;

  private final Delivery sent = Delivery.waiting(7, PEER).written();

  @Test
  void isQueuedWhenTheRadioTookIt() {
    assertThat(sent.queueStatus(0).outcome()).isEqualTo(Outcome.QUEUED);
  }

  @Test
  void isQueuedWhenThereWasNothingToTransmit() {
    Delivery taken = sent.queueStatus(35);

    assertThat(taken.outcome()).isEqualTo(Outcome.QUEUED);
    assertThat(taken.errorName()).isEqualTo("35");
  }

  @Test
  void failsAtOnceWhenTheRadioRefusesIt() {
    Delivery refused = sent.queueStatus(Error.TOO_LARGE_VALUE);

    assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(refused.errorName()).isEqualTo("TOO_LARGE");
    assertThat(refused.local()).isTrue();
  }

  @Test
  void isRelayedByTheRadiosOwnWordAndDeliveredByTheDestinations() {
    Delivery relayed = sent.queueStatus(0).routing(OWN, OWN, 0);

    assertThat(relayed.outcome()).isEqualTo(Outcome.RELAYED);
    assertThat(relayed.routing(PEER, OWN, 0).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void isDeliveredByALateAcknowledgementAndStaysSo() {
    Delivery failed = sent.queueStatus(0).routing(OWN, OWN, Error.MAX_RETRANSMIT_VALUE);
    Delivery late = failed.routing(PEER, OWN, 0);

    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(late.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(late.error()).isZero();
    assertThat(late.routing(PEER, OWN, Error.NO_RESPONSE_VALUE)).isEqualTo(late);
  }

  @Test
  void isDeliveredByAnAnswer() {
    assertThat(sent.reply(PEER).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void doesNotListenToThirdNodes() {
    assertThat(sent.routing(OTHER, OWN, 0)).isEqualTo(sent);
    assertThat(sent.routing(OTHER, OWN, Error.NO_CHANNEL_VALUE)).isEqualTo(sent);
    assertThat(sent.reply(OTHER)).isEqualTo(sent);
  }

  @Test
  void namesAnUnknownErrorByItsNumber() {
    assertThat(sent.routing(OWN, OWN, 200).errorName()).isEqualTo("200");
  }
}
