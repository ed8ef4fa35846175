/**
 * The virtual mesh as it happens: nodes that listen and answer, radios that stand among them and
 * gateways that publish what they hear, all on one timeline.
 */
@NullMarked
package org.kosmoconnect.testbed.live;

import org.jspecify.annotations.NullMarked;
