/** What only whoever has the hub's own key may read or recognise. */
@NullMarked
package org.kosmoconnect.hub.vault;

import org.jspecify.annotations.NullMarked;
