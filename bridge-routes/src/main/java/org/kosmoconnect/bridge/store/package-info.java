/** SQLite files of the bridge. */
@NullMarked
package org.kosmoconnect.bridge.store;

import org.jspecify.annotations.NullMarked;
