/** Offers the radio once more over TCP, to several clients at a time and without its secrets. */
@NullMarked
package org.kosmoconnect.bridge.virtualnode;

import org.jspecify.annotations.NullMarked;
