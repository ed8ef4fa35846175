package org.kosmoconnect.component.meshtastic.session;

/** What a sender waits for. */
public enum Await {
  /** The radio's word that it took the packet. */
  QUEUE,

  /** The mesh's word: an acknowledgement, an answer or a failure. */
  ROUTING
}
