package org.kosmoconnect.bridge.uplink;

import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/**
 * A packet as the bridge heard it.
 *
 * @param topic where it is to be published
 * @param boot boot of this machine
 * @param steady ms of the clock that counts within that boot
 * @param at ms since 1970
 * @param synced whether that time is good
 * @param rank what goes first when the spool is full: the lowest
 */
public record HeardPacket(
    ServiceEnvelope envelope,
    String topic,
    String boot,
    long steady,
    long at,
    boolean synced,
    int rank) {}
