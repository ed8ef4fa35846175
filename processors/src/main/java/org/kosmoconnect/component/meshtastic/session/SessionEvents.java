package org.kosmoconnect.component.meshtastic.session;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;

/** What a session tells the world around it, from within the calls it gets. */
public interface SessionEvents {

  /**
   * A message other than the handshake's came.
   *
   * @param replay made up by the radio from its memory: state, not news
   * @param about fate of the packet of ours that it acknowledges or answers
   */
  void received(FromRadio message, boolean replay, @Nullable Delivery about);

  /** The handshake is done, for the first time or again. */
  void live(RadioProfile profile);

  /** The handshake has to be done again. */
  void restarted(String reason);

  /** The connection is of no use any more and is to be closed. */
  void giveUp(String reason);
}
