package org.kosmoconnect.gateway;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to transmit a message. Times are epoch milliseconds, 0 while they have not come.
 *
 * @param number from 1; with the message's id it names the attempt to the bridge
 * @param bridge enrolment id
 * @param radio node number of the bridge's radio
 * @param packetId number of the packet on the air, 0 before one is given
 * @param token of the ready that was granted, 0 before
 * @param offeredAt when it was stored
 * @param grantedAt when the hub said go
 * @param acceptedAt when the hub learned that the radio took it
 * @param resultAt when the hub learned what came of it
 * @param error of the radio protocol; null while there is none
 * @param airtimeMillis what it may take of the air, with the radio's own repetitions
 */
public record Attempt(
    int number,
    String bridge,
    long radio,
    long packetId,
    AttemptState state,
    long token,
    long offeredAt,
    long grantedAt,
    long acceptedAt,
    long resultAt,
    @Nullable Integer error,
    double airtimeMillis) {

  /** Returns an attempt that is to be offered. */
  static Attempt offer(int number, Candidate bridge, double airtimeMillis, long now) {
    return new Attempt(
        number,
        bridge.id(),
        bridge.radio(),
        0,
        AttemptState.OFFERED,
        0,
        now,
        0,
        0,
        0,
        null,
        airtimeMillis);
  }

  Attempt in(AttemptState next) {
    return new Attempt(
        number,
        bridge,
        radio,
        packetId,
        next,
        token,
        offeredAt,
        grantedAt,
        acceptedAt,
        resultAt,
        error,
        airtimeMillis);
  }

  Attempt named(long packet) {
    return packet == 0
        ? this
        : new Attempt(
            number,
            bridge,
            radio,
            packet,
            state,
            token,
            offeredAt,
            grantedAt,
            acceptedAt,
            resultAt,
            error,
            airtimeMillis);
  }

  Attempt granted(long ready, long now) {
    return new Attempt(
        number,
        bridge,
        radio,
        packetId,
        AttemptState.GRANTED,
        ready,
        offeredAt,
        now,
        acceptedAt,
        resultAt,
        error,
        airtimeMillis);
  }

  Attempt accepted(long now) {
    return new Attempt(
        number,
        bridge,
        radio,
        packetId,
        AttemptState.ACCEPTED,
        token,
        offeredAt,
        grantedAt,
        now,
        resultAt,
        error,
        airtimeMillis);
  }

  Attempt ended(AttemptState end, @Nullable Integer code, long now) {
    return new Attempt(
        number,
        bridge,
        radio,
        packetId,
        end,
        token,
        offeredAt,
        grantedAt,
        acceptedAt == 0 && end.isTransmitted() ? now : acceptedAt,
        now,
        code,
        airtimeMillis);
  }
}
