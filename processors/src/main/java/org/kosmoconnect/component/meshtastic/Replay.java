package org.kosmoconnect.component.meshtastic;

/** What a consumer does with packets that a radio made up from its memory. */
public enum Replay {
  /** They are state, not news: nobody gets them. */
  DROP,

  /** They come with the header CamelMeshtasticReplay. */
  MARK
}
