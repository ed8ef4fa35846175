/** The bridge's connection to the broker. */
@NullMarked
package org.kosmoconnect.bridge.broker;

import org.jspecify.annotations.NullMarked;
