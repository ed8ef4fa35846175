/** Wires the beans that the uplink's routes name. */
@NullMarked
package org.kosmoconnect.hub.uplink;

import org.jspecify.annotations.NullMarked;
