package org.kosmoconnect.component.meshtastic;

import java.util.List;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;

/** What a radio is asked for at the beginning. */
public enum HandshakeKind {
  /** Its configuration, then its nodes: two short answers instead of one long. */
  STAGED(SessionSettings.CONFIG_ONLY, SessionSettings.NODES_ONLY),

  /** Everything at once, as firmware before 2.6 needs it. */
  FULL(SessionSettings.RANDOM),

  /** Its configuration only. */
  CONFIG(SessionSettings.CONFIG_ONLY);

  private final List<Integer> nonces;

  HandshakeKind(Integer... nonces) {
    this.nonces = List.of(nonces);
  }

  List<Integer> nonces() {
    return nonces;
  }
}
