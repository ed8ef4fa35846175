package org.kosmoconnect.component.meshtastic.link;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.FromRadio;

/**
 * What a radio said.
 *
 * @param replay made up by the radio from its memory: state, not news
 * @param about fate of the packet of ours that it acknowledges or answers
 * @param radio who said it
 */
public record Received(
    FromRadio message, boolean replay, @Nullable Delivery about, RadioProfile radio) {}
