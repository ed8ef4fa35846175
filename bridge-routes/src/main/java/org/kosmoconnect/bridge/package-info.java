/** The bridge: carries the mesh to the hub, and the hub's messages to the mesh. */
@NullMarked
package org.kosmoconnect.bridge;

import org.jspecify.annotations.NullMarked;
