package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * One packet as one gateway heard it.
 *
 * @param from sender; anybody with the channel's key can forge it
 * @param to receiver, maybe {@link NodeId#BROADCAST}
 * @param id number given by the sender, 32 bit; 0 = none (map reports)
 * @param port application number; -1 when unreadable
 * @param digest first 64 bits of SHA-256 over port (4 bytes, big-endian) and payload; 0 when
 *     unreadable
 * @param channel name of the channel as the gateway gives it, cleaned; {@code PKI} for direct
 *     messages
 * @param gateway who heard it
 * @param readable whether {@code content} is known
 * @param unreadable why it is not
 * @param okToMqtt whether the sender allows MQTT; null when not told
 * @param hopLimit hops left, 0..7; null when out of range
 * @param hopStart hops allowed by the sender, 0..7; null when not told or out of range
 * @param hopsAway hops taken, 0 = heard directly; null when unknown
 * @param wantAck sender wants an acknowledgement
 * @param viaMqtt crossed a broker before
 * @param pkiEncrypted was encrypted for one node
 * @param publicKey of the sender, by which the gateway's radio opened it; null when it was not so
 *     encrypted; not copied, not to be changed
 * @param wantResponse sender wants an answer
 * @param requestId packet that this answers, 0 none
 * @param replyId text that this text refers to, 0 none
 * @param reaction the text is a reaction to {@code replyId}
 * @param rxTime epoch seconds of the gateway's clock; null when it has none
 * @param rxSnr dB of the last hop; null when not heard by radio
 * @param rxRssi dBm of the last hop; null when not heard by radio
 * @param relayNode last byte of the node that relayed it, 0 unknown
 * @param size bytes of the encoded payload as it was on air, without header
 * @param payload application bytes, ciphertext when unreadable; not copied, not to be changed
 * @param content what it says
 */
public record Packet(
    NodeId from,
    NodeId to,
    long id,
    int port,
    long digest,
    String channel,
    NodeId gateway,
    boolean readable,
    @Nullable Unreadable unreadable,
    @Nullable Boolean okToMqtt,
    @Nullable Integer hopLimit,
    @Nullable Integer hopStart,
    @Nullable Integer hopsAway,
    boolean wantAck,
    boolean viaMqtt,
    boolean pkiEncrypted,
    byte @Nullable [] publicKey,
    boolean wantResponse,
    long requestId,
    long replyId,
    boolean reaction,
    @Nullable Long rxTime,
    @Nullable Float rxSnr,
    @Nullable Integer rxRssi,
    int relayNode,
    int size,
    byte[] payload,
    Content content) {

  /** Returns the name under which copies meet. */
  public PacketKey key() {
    return new PacketKey(from, id, digest);
  }

  /** The same packet with another content; its bytes stay as they were sent. */
  public Packet saying(Content other) {
    return new Packet(
        from,
        to,
        id,
        port,
        digest,
        channel,
        gateway,
        readable,
        unreadable,
        okToMqtt,
        hopLimit,
        hopStart,
        hopsAway,
        wantAck,
        viaMqtt,
        pkiEncrypted,
        publicKey,
        wantResponse,
        requestId,
        replyId,
        reaction,
        rxTime,
        rxSnr,
        rxRssi,
        relayNode,
        size,
        payload,
        other);
  }
}
