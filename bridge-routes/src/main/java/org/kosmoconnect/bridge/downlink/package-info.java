/** The way from the hub to the air: what was asked, what was granted, what became of it. */
@NullMarked
package org.kosmoconnect.bridge.downlink;

import org.jspecify.annotations.NullMarked;
