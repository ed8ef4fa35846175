/**
 * The {@code meshtastic:} component: a radio on a serial line or a TCP connection as an endpoint.
 */
@NullMarked
package org.kosmoconnect.component.meshtastic;

import org.jspecify.annotations.NullMarked;
