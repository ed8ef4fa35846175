/** What the hub's shell adds to the pipelines of bridges: meters, codes, and the broker's doors. */
@NullMarked
package org.kosmoconnect.hub.bridges;

import org.jspecify.annotations.NullMarked;
