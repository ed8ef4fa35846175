/** Takes over pipelines that an integrator changes while the hub runs. */
@NullMarked
package org.kosmoconnect.hub.reload;

import org.jspecify.annotations.NullMarked;
