/** Server-sent events: the one thing of the API that a route cannot stream well. */
@NullMarked
package org.kosmoconnect.hub.live;

import org.jspecify.annotations.NullMarked;
