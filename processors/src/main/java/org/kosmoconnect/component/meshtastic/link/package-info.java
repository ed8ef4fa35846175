/** Keeps a line to a radio open and lets a session talk over it: threads, time and reconnection. */
@NullMarked
package org.kosmoconnect.component.meshtastic.link;

import org.jspecify.annotations.NullMarked;
