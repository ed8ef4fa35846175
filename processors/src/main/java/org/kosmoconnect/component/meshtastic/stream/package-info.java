/** The stream between a radio and its host: frames on a serial line or a TCP connection. */
@NullMarked
package org.kosmoconnect.component.meshtastic.stream;

import org.jspecify.annotations.NullMarked;
