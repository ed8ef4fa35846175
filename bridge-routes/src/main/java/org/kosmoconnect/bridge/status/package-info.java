/** What the bridge knows of itself, its radio and its machine. */
@NullMarked
package org.kosmoconnect.bridge.status;

import org.jspecify.annotations.NullMarked;
