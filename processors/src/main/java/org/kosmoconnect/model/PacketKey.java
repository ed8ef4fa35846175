package org.kosmoconnect.model;

/**
 * Names a packet: copies heard by different bridges share it.
 *
 * @param from sender
 * @param id number given by the sender, 32 bit; 0 where the protocol gives none
 * @param digest tells packets apart that share sender and id; 0 when nobody can read the packet
 */
public record PacketKey(NodeId from, long id, long digest) {}
