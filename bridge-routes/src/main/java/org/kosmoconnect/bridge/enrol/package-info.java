/** How a bridge comes by its credential. */
@NullMarked
package org.kosmoconnect.bridge.enrol;

import org.jspecify.annotations.NullMarked;
