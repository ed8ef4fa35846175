package org.kosmoconnect.component.meshtastic.session;

import java.util.List;
import java.util.Map;

/**
 * How a session behaves. All times in milliseconds.
 *
 * @param handshake nonces to ask the configuration with, one after the other; {@link #RANDOM}
 *     stands for a new random one
 * @param wakeDelay from the wake bytes to the first request; the reference client waits 100
 * @param handshakeTimeout after which a request for the configuration is repeated
 * @param heartbeatInterval between two signs of life
 * @param heartbeatTimeout within which one has to be answered
 * @param silenceTimeout after which a radio that says nothing at all is given up
 * @param writeGap between two frames; old boards lose input that comes faster
 * @param pacing least time between two packets by port; ports that are not named are not held back
 * @param sendTimeout longest wait of a packet until it is written
 * @param answerTimeout longest wait for the radio's queueStatus
 * @param routingTimeout longest wait for the mesh
 */
public record SessionSettings(
    List<Integer> handshake,
    long wakeDelay,
    long handshakeTimeout,
    long heartbeatInterval,
    long heartbeatTimeout,
    long silenceTimeout,
    long writeGap,
    Map<Integer, Long> pacing,
    long sendTimeout,
    long answerTimeout,
    long routingTimeout) {

  /** Stands for a new random nonce. */
  public static final int RANDOM = 0;

  /** Nonce that asks for everything but other nodes. */
  public static final int CONFIG_ONLY = 69420;

  /** Nonce that asks for nodes only. */
  public static final int NODES_ONLY = 69421;

  public SessionSettings {
    handshake = List.copyOf(handshake);
    pacing = Map.copyOf(pacing);
    if (handshake.isEmpty()) {
      throw new IllegalArgumentException("a handshake needs at least one request");
    }
  }
}
