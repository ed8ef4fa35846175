package org.kosmoconnect.model;

/**
 * A node heard directly.
 *
 * @param node who was heard
 * @param snr dB, NaN unknown
 * @param lastHeard epoch seconds, 0 unknown
 */
public record Neighbor(NodeId node, float snr, long lastHeard) {}
