package org.kosmoconnect.gateway;

/**
 * A fact with its place: which command of which bridge it is about.
 *
 * @param bridge enrolment id, from the topic, for which the broker vouches
 * @param command id of the message, or of a request
 * @param attempt its number
 * @param packetId number of the packet on the air, 0 before one is given
 * @param time epoch milliseconds by the bridge's clock
 * @param key names the event for ever: bridge, life of its file, number in it
 */
public record BridgeEvent(
    String bridge, String command, int attempt, long packetId, long time, String key, Fact fact) {}
