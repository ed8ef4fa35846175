/** From the radio through the spool to the broker. */
@NullMarked
package org.kosmoconnect.bridge.uplink;

import org.jspecify.annotations.NullMarked;
