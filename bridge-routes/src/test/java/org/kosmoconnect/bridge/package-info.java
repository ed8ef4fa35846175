/** Tests of the bridge: its real pipelines, a virtual radio, a real broker. */
@NullMarked
package org.kosmoconnect.bridge;

import org.jspecify.annotations.NullMarked;
